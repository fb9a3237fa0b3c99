using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>One message from EHLO to queue id, and every way it can go wrong.</summary>
public class SendMailTests
{
    private const string From = "MAIL FROM:<me@my.org>\r\n";
    private static readonly string[] Four = ["one@one.org", "two@two.org", "three@three.org", "four@four.org"];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task One_refused_recipient_of_four_is_reported_and_the_others_get_the_message(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(From, "250 ok\r\n")
            .Expect("RCPT TO:<one@one.org>\r\n", "250 ok\r\n").Expect("RCPT TO:<two@two.org>\r\n", "251 forwarded\r\n")
            .Expect("RCPT TO:<three@three.org>\r\n", "550 5.1.1 unknown\r\n").Expect("RCPT TO:<four@four.org>\r\n", "252 perhaps\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("This is a test\r\n.\r\n", "250 2.0.0 queued as 12345\r\n");
        await using Subject subject = await Connected(flavour, stream);

        SmtpSendResult result = await subject.SendMail("me@my.org", Four, "This is a test");

        Assert.Equal(["one@one.org", "two@two.org", "four@four.org"], result.Accepted);
        Assert.Equal(550, Assert.Single(result.Refused, pair => pair.Key == "three@three.org").Value.Code);
        Assert.Equal("2.0.0 queued as 12345", result.Reply.Text);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_sender_is_reset_and_thrown(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(From, "550 no\r\n").Expect("RSET\r\n", "250 ok\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("me@my.org", Four, "x"));

        Assert.Equal((550, "me@my.org"), (error.SmtpCode, error.Sender));
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task When_all_recipients_are_refused_nothing_more_is_sent(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(From, "250 ok\r\n")
            .Expect("RCPT TO:<a@b.org>\r\n", "550 no a\r\n").Expect("RCPT TO:<c@d.org>\r\n", "450 no c\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await subject.SendMail("me@my.org", ["a@b.org", "c@d.org"], "x"));

        Assert.Equal([("a@b.org", 550), ("c@d.org", 450)], error.Recipients.Select(pair => (pair.Key, pair.Value.Code)).Order());
        Assert.True(stream.IsDone);
        Assert.False(subject.Client.HasSender);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Refused_content_is_thrown_whether_before_or_after_it_was_sent(Flavour flavour)
    {
        ScriptedStream[] streams =
        [
            Recipient().Expect("DATA\r\n", "554 no\r\n").Expect("RSET\r\n", "250 ok\r\n").Expect("NOOP\r\n", "250 ok\r\n"),
            Recipient().Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "554 no\r\n").Expect("RSET\r\n", "250 ok\r\n").Expect("NOOP\r\n", "250 ok\r\n"),
        ];

        foreach (ScriptedStream stream in streams)
        {
            await using Subject subject = await Connected(flavour, stream);

            var error = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail("me@my.org", "a@b.org", "x"));

            Assert.Equal(554, error.SmtpCode);
            Assert.Equal(250, (await subject.Noop()).Code);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_lost_RSET_never_hides_the_refusal(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(From, "550 no\r\n").Expect("RSET\r\n", "");
        await using Subject subject = await Connected(flavour, stream);

        await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("me@my.org", Four, "x"));

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_closes_and_is_told_by_the_class_of_its_step(Flavour flavour)
    {
        (ScriptedStream Stream, Type Error)[] cases =
        [
            (new ScriptedStream().ExpectEhlo().Expect(From, "421 bye\r\n"), typeof(SmtpSenderRefusedException)),
            (new ScriptedStream().ExpectEhlo().Expect(From, "250 ok\r\n").Expect("RCPT TO:<a@b.org>\r\n", "421 bye\r\n"), typeof(SmtpRecipientsRefusedException)),
            (Recipient().Expect("DATA\r\n", "421 bye\r\n"), typeof(SmtpDataException)),
            (Recipient().Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "421 bye\r\n"), typeof(SmtpDataException)),
        ];

        foreach ((ScriptedStream stream, Type type) in cases)
        {
            await using Subject subject = await Connected(flavour, stream);

            Exception? error = await Record.ExceptionAsync(async () => await subject.SendMail("me@my.org", "a@b.org", "x"));

            Assert.IsType(type, error);
            Assert.True(stream.IsClosed);
            Assert.DoesNotContain("RSET", stream.Received, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_size_goes_with_MAIL_where_it_is_offered(Flavour flavour)
    {
        // "a", a line end made CRLF, and a dot whose double is not counted (RFC 1870 §5).
        var stream = new ScriptedStream().ExpectEhlo("SIZE 1000").Expect("MAIL FROM:<me@my.org> SIZE=6\r\n", "552 too large\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("me@my.org", Four, "a\n."));

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Content_beyond_ASCII_asks_for_8BITMIME(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("8BITMIME").Expect("MAIL FROM:<me@my.org> BODY=8BITMIME\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<a@b.org>\r\n", "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("\u00e2\u0082\u00ac\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        await subject.SendMail("me@my.org", "a@b.org", "€");

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Where_8BITMIME_is_not_offered_text_is_refused_before_MAIL_and_octets_go_as_they_are(Flavour flavour)
    {
        var stream = Recipient().Expect("DATA\r\n", "354 go\r\n").Expect("\u00e9\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.SendMail("me@my.org", "a@b.org", "é"));
        Assert.DoesNotContain("MAIL", stream.Received, StringComparison.Ordinal);

        await subject.SendMail("me@my.org", ["a@b.org"], new byte[] { 0xe9 });
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Bad_arguments_are_refused_before_a_byte(Flavour flavour)
    {
        var stream = new ScriptedStream();
        await using Subject subject = await Connected(flavour, stream);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("me@my.org", [], "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("me@my.org", ["a@b.org", "c d@e.org"], "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("me\r\n@my.org", Four, "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("me@my.org", Four, "\ud800"));

        Assert.Equal("", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_recipient_that_is_named_twice_is_asked_for_twice_as_in_smtplib(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(From, "250 ok\r\n")
            .Expect("RCPT TO:<a@b.org>\r\n", "250 ok\r\n").Expect("RCPT TO:<a@b.org>\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        SmtpSendResult result = await subject.SendMail("me@my.org", ["a@b.org", "a@b.org"], "x");

        Assert.Equal(["a@b.org", "a@b.org"], result.Accepted);
        Assert.Empty(result.Refused);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_typed_option_whose_extension_is_not_offered_stops_it_before_MAIL(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE");
        await using Subject subject = await Connected(flavour, stream);
        await subject.Ehlo();
        string before = stream.Received;

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Mail("me@my.org", new MailOptions { Ret = SmtpRet.Full }));
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Rcpt("a@b.org", new RcptOptions { Notify = SmtpNotify.Never }));
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Mail("me@my.org", new MailOptions { SmtpUtf8 = true }));
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Mail("me@my.org", ["SMTPUTF8"]));

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Options_go_out_typed_or_as_text_and_not_at_all_after_HELO(Flavour flavour)
    {
        const string Line = "MAIL FROM:<me@my.org> SIZE=5 BODY=8BITMIME RET=HDRS ENVID=a+20b\r\n";
        var stream = new ScriptedStream().ExpectEhlo("SIZE", "8BITMIME", "DSN")
            .Expect(Line, "250 ok\r\n").Expect("RSET\r\n", "250 ok\r\n").Expect(Line, "250 ok\r\n")
            .Expect("RCPT TO:<a@b.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+2Bx@b.org\r\n", "250 ok\r\n")
            .Expect("HELO client.example\r\n", "250 hello\r\n").Expect(From, "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await subject.Ehlo();

        var typed = new MailOptions { Size = 5, Body = SmtpBody.EightBitMime, Ret = SmtpRet.Headers, EnvId = "a b" };
        await subject.Mail("me@my.org", typed);
        await subject.Rset();
        await subject.Mail("me@my.org", ["SIZE=5", "BODY=8BITMIME", "RET=HDRS", "ENVID=a+20b"]);
        await subject.Rcpt("a@b.org", new RcptOptions { Notify = SmtpNotify.Success | SmtpNotify.Delay, Orcpt = "rfc822;a+x@b.org" });
        await subject.Helo();
        await subject.Mail("me@my.org", ["SIZE=5"]);

        Assert.True(stream.IsDone);
    }

    [Fact]
    public void Values_are_checked_when_they_are_set()
    {
        var options = new MailOptions();

        Assert.ThrowsAny<ArgumentException>(() => options.Size = -1);
        Assert.ThrowsAny<ArgumentException>(() => options.EnvId = new string('x', 101));
        Assert.ThrowsAny<ArgumentException>(() => options.Body = (SmtpBody)17);
        Assert.ThrowsAny<ArgumentException>(() => options["X Y"] = "1");
        Assert.ThrowsAny<ArgumentException>(() => options["X"] = "a b");
        Assert.ThrowsAny<ArgumentException>(() => new RcptOptions().Notify = SmtpNotify.Never | SmtpNotify.Delay);
        Assert.ThrowsAny<ArgumentException>(() => new RcptOptions().Orcpt = "no type");

        Assert.Null(options.Size);
        Assert.Null(options.EnvId);
        Assert.Null(options.Body);
    }

    private static ScriptedStream Recipient() =>
        new ScriptedStream().ExpectEhlo().Expect(From, "250 ok\r\n").Expect("RCPT TO:<a@b.org>\r\n", "250 ok\r\n");

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Binary_content_is_refused_before_a_byte_where_DATA_would_have_to_carry_it(Flavour flavour)
    {
        foreach ((string[] extensions, SmtpChunking chunking, Type error) in new (string[], SmtpChunking, Type)[]
        {
            (["CHUNKING", "BINARYMIME", "8BITMIME"], SmtpChunking.Never, typeof(ArgumentException)),
            (["BINARYMIME", "8BITMIME"], SmtpChunking.InOrder, typeof(SmtpNotSupportedException)),
        })
        {
            var stream = new ScriptedStream().ExpectEhlo(extensions).Expect("NOOP\r\n", "250 ok\r\n");
            await using Subject subject = await Subject.Introduced(flavour, stream, new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking });

            Assert.IsType(error, Record.Exception(() => { subject.Client.SendMail("me@my.org", "a@b.org", "x", new MailOptions { Body = SmtpBody.BinaryMime }); }));
            Assert.IsType(error, await Record.ExceptionAsync(async () => await subject.Client.SendMailAsync("me@my.org", "a@b.org", "x", ["body=BinaryMime"], null)));

            Assert.Equal(250, (await subject.Noop()).Code);
        }
    }

    private static async Task<Subject> Connected(Flavour flavour, ScriptedStream stream)
    {
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        return subject;
    }
}
