using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What may stand as reverse-path and forward-path, and what goes over the wire for it.</summary>
public class PathTests
{
    public static TheoryData<string, string> Good => new()
    {
        { "a@b.example", "<a@b.example>" },
        { "<a@b.example>", "<a@b.example>" },
        { "Name <a@b.example>", "<a@b.example>" },
        { "\"Name, with <signs>\" <a@b.example>", "<a@b.example>" },
        { "postmaster", "<postmaster>" },
        { "Sally", "<Sally>" },
        { "\"quoted local\"@b.example", "<\"quoted local\"@b.example>" },
        { "\"a<b>@c\"@b.example", "<\"a<b>@c\"@b.example>" },
        { "\"a\\\"b\"@b.example", "<\"a\\\"b\"@b.example>" },
        { "a+tag=x@b.example", "<a+tag=x@b.example>" },
        { "a@[192.0.2.1]", "<a@[192.0.2.1]>" },
        { "a@[IPv6:2001:db8::1]", "<a@[IPv6:2001:db8::1]>" },
    };

    public static TheoryData<string> Bad =>
    [
        " a@b.example",
        "a@b.example ",
        "a b@b.example",
        "a@b .example",
        "<a@b.example",
        "a@b.example>",
        "<a@b.example> <c@d.example>",
        "<a@b.example>x",
        "a@b.example, c@d.example",
        "a@b@c.example",
        "@b.example",
        "a@",
        "a@b.example> AUTH=<x> RET=FULL <c@d.example",
        "\"a\r\nRCPT TO:<v@t.example>\r\n\"@x.example",
        "\"unclosed@b.example",
        "a\tb@c.example",
        "a\u007f@b.example",
        "a\u0001@b.example",
        "a\u0085@b.example",
        "a\u2028@b.example",
        "a@[192.0.2.1",
        "Name a@b.example>",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_path_goes_out_in_brackets_and_without_its_display_name(string path, string wire)
    {
        var stream = new ScriptedStream().ExpectEhlo()
            .Expect($"MAIL FROM:{wire}\r\n", "250 ok\r\n").Expect($"RCPT TO:{wire}\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);

        client.Mail(path).EnsureSuccess();
        client.Rcpt(path).EnsureSuccess();

        Assert.True(stream.IsDone);
        Assert.Equal(wire, SmtpText.QuoteAddress(path));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_not_one_path_as_a_whole_is_refused_before_a_byte_and_the_next_command_works(string path)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("NOOP\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);
        string before = stream.Received;

        Assert.Throws<ArgumentException>("reversePath", () => client.Mail(path));
        Assert.Throws<ArgumentException>("forwardPath", () => client.Rcpt(path));
        Assert.ThrowsAny<ArgumentException>(() => SmtpText.QuoteAddress(path));

        Assert.Equal(before, stream.Received);
        client.Noop().EnsureSuccess();
    }

    // A fact of its own: a half pair does not survive the way of theory data.
    [Fact]
    public void Half_a_surrogate_pair_is_refused_before_a_byte()
    {
        var stream = new ScriptedStream().ExpectEhlo("SMTPUTF8");
        using SmtpClient client = Introduced(stream);
        string before = stream.Received;

        Assert.Throws<ArgumentException>("reversePath", () => client.Mail("a\ud800@b.example", ["SMTPUTF8"]));

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    public void The_null_path_is_a_reverse_path_only(string path)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<>\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);

        client.Mail(path).EnsureSuccess();
        string before = stream.Received;
        Assert.Throws<ArgumentException>("forwardPath", () => client.Rcpt(path));

        Assert.Equal(before, stream.Received);
    }

    [Fact]
    public void A_path_that_is_not_ASCII_needs_the_option_for_it()
    {
        var stream = new ScriptedStream().ExpectEhlo("SMTPUTF8", "8BITMIME")
            .Expect("MAIL FROM:<j\u00c3\u00bcrgen@b.example> SMTPUTF8\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<j\u00c3\u00b6rg@b.example>\r\n", "250 ok\r\n");
        using SmtpClient client = Introduced(stream);
        string before = stream.Received;

        Assert.ThrowsAny<Exception>(() => client.Mail("jürgen@b.example"));
        Assert.Equal(before, stream.Received);

        client.Mail("jürgen@b.example", new MailOptions { SmtpUtf8 = true }).EnsureSuccess();
        client.Rcpt("jörg@b.example").EnsureSuccess();
        Assert.True(stream.IsDone);
    }

    private static SmtpClient Introduced(ScriptedStream stream)
    {
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo().EnsureSuccess();
        return client;
    }
}
