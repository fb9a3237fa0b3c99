using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Options of MAIL and RCPT: checked when they are set, and against what the server offers when they are sent.</summary>
public class OptionTests
{
    private static readonly string[] Everything = ["SIZE", "8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8", "DSN", "AUTH PLAIN"];

    public static TheoryData<MailOptions, string> MailWire => new()
    {
        { new MailOptions(), "" },
        { new MailOptions { Size = 12 }, " SIZE=12" },
        { new MailOptions { Ret = SmtpRet.Headers, Size = 1 }, " RET=HDRS SIZE=1" },
        { new MailOptions { Body = SmtpBody.BinaryMime }, " BODY=BINARYMIME" },
        { new MailOptions { EnvId = "a b+c=d" }, " ENVID=a+20b+2Bc+3Dd" },
        { new MailOptions { EnvId = new string('x', 100) }, " ENVID=" + new string('x', 100) },
        { new MailOptions { Size = 0 }, " SIZE=0" },
        { new MailOptions { Auth = "<>" }, " AUTH=<>" },
        { new MailOptions { SmtpUtf8 = true, Size = 3 }, " SMTPUTF8 SIZE=3" },
        { new MailOptions { Size = 1, ["X-OWN"] = "v", ["XVERP"] = "" }, " SIZE=1 X-OWN=v XVERP" },
        { new MailOptions { Size = 1, ["size"] = null }, "" },
        { new MailOptions { Size = 1, Ret = SmtpRet.Full, ["size"] = "2" }, " size=2 RET=FULL" },
    };

    [Theory]
    [MemberData(nameof(MailWire))]
    public void Options_go_out_in_the_order_in_which_they_were_set(MailOptions options, string wire)
    {
        var stream = new ScriptedStream().ExpectEhlo(Everything).Expect($"MAIL FROM:<a@b.example>{wire}\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);

        client.Mail("a@b.example", options).EnsureSuccess();

        Assert.True(stream.IsDone);
        Assert.Equal(wire.Trim(), options.ToString());
    }

    [Fact]
    public void What_was_set_is_read_back()
    {
        var mail = new MailOptions { EnvId = "a b", Size = 7, Body = SmtpBody.EightBitMime, SmtpUtf8 = true };
        var rcpt = new RcptOptions { Notify = SmtpNotify.Success | SmtpNotify.Delay, Orcpt = "rfc822;a+b@c.example" };

        Assert.Equal(("a b", 7L, SmtpBody.EightBitMime, true, null), (mail.EnvId, mail.Size, mail.Body, mail.SmtpUtf8, mail.Ret));
        Assert.Equal(("a+20b", "", null), (mail["envid"], mail["SmtpUtf8"], mail["RET"]));
        Assert.Equal(SmtpNotify.Success | SmtpNotify.Delay, rcpt.Notify);
        Assert.Equal("rfc822;a+b@c.example", rcpt.Orcpt);
        Assert.Equal("NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+2Bb@c.example", rcpt.ToString());
    }

    public static TheoryData<Action> Refused =>
    [
        () => _ = new MailOptions { Size = -1 },
        () => _ = new MailOptions { Body = (SmtpBody)3 },
        () => _ = new MailOptions { Body = (SmtpBody)(-1) },
        () => _ = new MailOptions { EnvId = "" },
        () => _ = new MailOptions { EnvId = new string('x', 101) },
        () => _ = new MailOptions { EnvId = "\ud800" },
        () => _ = new MailOptions { ["A B"] = "x" },
        () => _ = new MailOptions { ["-A"] = "x" },
        () => _ = new MailOptions { [""] = "x" },
        () => _ = new MailOptions { ["A"] = "x y" },
        () => _ = new MailOptions { ["A"] = "x\r\nRSET" },
        () => _ = new RcptOptions { Notify = SmtpNotify.Never | SmtpNotify.Success },
        () => _ = new RcptOptions { Notify = 0 },
        () => _ = new RcptOptions { Notify = (SmtpNotify)16 },
        () => _ = new RcptOptions { Orcpt = "a@b.example" },
        () => _ = new RcptOptions { Orcpt = "rfc822;" },
    ];

    [Fact]
    public void A_value_that_there_is_not_is_said_to_be_none()
    {
        Assert.StartsWith("BODY has no such value.", Assert.Throws<ArgumentOutOfRangeException>("value", () => _ = new MailOptions { Body = (SmtpBody)3 }).Message);
        Assert.Throws<ArgumentOutOfRangeException>("value", () => _ = new MailOptions { Body = (SmtpBody)(-1) });
        foreach (SmtpNotify none in new[] { default, (SmtpNotify)16, (SmtpNotify)17, (SmtpNotify)(-1) })
            Assert.Throws<ArgumentOutOfRangeException>("set", () => _ = new RcptOptions { Notify = none });
        Assert.Equal("set", Assert.Throws<ArgumentException>(() => _ = new RcptOptions { Notify = SmtpNotify.Never | SmtpNotify.Delay }).ParamName);
    }

    [Fact]
    public void Every_set_that_there_is_goes_out_and_is_read_back()
    {
        Assert.Equal(SmtpNotify.Never, new RcptOptions { Notify = SmtpNotify.Never }.Notify);
        for (int set = 2; set < 16; set += 2)
        {
            var options = new RcptOptions { Notify = (SmtpNotify)set };
            Assert.Equal((SmtpNotify)set, options.Notify);
            Assert.Equal("NOTIFY=" + string.Join(',', new[] { "SUCCESS", "FAILURE", "DELAY" }.Where((_, index) => (set & (2 << index)) != 0)), options.ToString());
        }
        Assert.Equal(SmtpNotify.Failure, new RcptOptions { ["NOTIFY"] = "failure,OTHER" }.Notify);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_the_option_does_not_allow_is_refused_when_it_is_set(Action set) => Assert.ThrowsAny<ArgumentException>(set);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_typed_option_that_is_not_offered_is_refused_before_a_byte_unless_it_may_be_dropped(bool afterHelo)
    {
        var stream = afterHelo
            ? new ScriptedStream().Expect("HELO client.example\r\n", "250 ok\r\n")
            : new ScriptedStream().ExpectEhlo("8BITMIME");
        stream.Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n");
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        _ = afterHelo ? client.Helo() : client.Ehlo();
        string before = stream.Received;

        Assert.Throws<SmtpNotSupportedException>(() => client.Mail("a@b.example", new MailOptions { Ret = SmtpRet.Full }));
        Assert.Throws<SmtpNotSupportedException>(() => client.Mail("a@b.example", new MailOptions { Body = SmtpBody.BinaryMime }));
        Assert.Throws<SmtpNotSupportedException>(() => client.Mail("a@b.example", ["SMTPUTF8"]));
        Assert.Equal(before, stream.Received);

        client.Mail("a@b.example", new MailOptions { Size = 5 }).EnsureSuccess();
        Assert.True(stream.IsDone);
    }

    [Fact]
    public void A_line_may_be_longer_by_what_its_options_allow_typed_or_not()
    {
        string local = new('l', 470);
        string envId = new('e', 90);
        var stream = new ScriptedStream().ExpectEhlo(Everything)
            .Expect($"MAIL FROM:<{local}@b.example> ENVID={envId}\r\n", "250 ok\r\n")
            .Expect($"MAIL FROM:<{local}@b.example> ENVID={envId}\r\n", "250 ok\r\n")
            .Expect($"MAIL FROM:<{local}123456789012345678@b.example> SIZE=3\r\n", "550 no\r\n").Expect("RSET\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);

        client.Mail($"{local}@b.example", new MailOptions { EnvId = envId }).EnsureSuccess();
        client.Mail($"{local}@b.example", [$"ENVID={envId}"]).EnsureSuccess();
        // The size that nobody has to give.
        Assert.Throws<SmtpSenderRefusedException>(() => client.SendMail($"{local}123456789012345678@b.example", "c@d.example", "x\r\n"));
        string before = stream.Received;
        Assert.Throws<ArgumentException>(() => client.Mail($"{local}@b.example", [$"X-UNKNOWN={envId}"]));
        Assert.Throws<ArgumentException>(() => client.Mail($"{local}123456789012345678@b.example", ["X=1234"]));
        Assert.Throws<ArgumentException>(() => client.Mail($"{new string('l', 500)}@b.example"));

        Assert.Equal(before, stream.Received);
    }

    [Fact]
    public void Options_of_one_command_are_not_options_of_another()
    {
        using SmtpClient client = Introduced(new ScriptedStream().ExpectEhlo(Everything));

        Assert.Throws<ArgumentException>(() => client.Start(SmtpCommands.Rcpt).ForwardPath("a@b.example").Options(new MailOptions()));
    }

    private static SmtpClient Introduced(ScriptedStream stream)
    {
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo().EnsureSuccess();
        return client;
    }
}
