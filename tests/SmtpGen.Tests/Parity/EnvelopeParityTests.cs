using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>sendmail</c> where all goes well: options, recipients, results.</summary>
public class EnvelopeParityTests
{
    private static readonly string[] None = [];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Options_as_text_go_out_as_they_are_after_the_size_and_with_every_recipient(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE 1000", "DSN").Expect("MAIL FROM:<a@b.example> SIZE=3 ret=full X-OWN\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<c@d.example> notify=never\r\n", "250 ok\r\n").Expect("RCPT TO:<e@f.example> notify=never\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.SendMail("a@b.example", ["c@d.example", "e@f.example"], "x", ["ret=full", "X-OWN"], ["notify=never"]);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_size_that_the_caller_gives_is_the_only_one(Flavour flavour)
    {
        ScriptedStream stream = Accepting("MAIL FROM:<a@b.example> size=77", "SIZE");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.SendMail("a@b.example", ["c@d.example"], "x", ["size=77"], None);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_HELO_neither_size_nor_options_go_out(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO client.example\r\n", "502 no\r\n").Expect("HELO client.example\r\n", "250 hi\r\n");
        Accept(stream, "MAIL FROM:<a@b.example>");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.SendMail("a@b.example", ["c@d.example"], "x", ["RET=FULL"], ["NOTIFY=NEVER"]);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task SMTPUTF8_that_is_not_offered_is_refused_before_MAIL(Flavour flavour)
    {
        ScriptedStream[] streams =
        [
            new ScriptedStream().ExpectEhlo("SIZE", "8BITMIME"),
            new ScriptedStream().Expect("EHLO client.example\r\n", "502 no\r\n").Expect("HELO client.example\r\n", "250 hi\r\n"),
        ];
        foreach (ScriptedStream stream in streams)
        {
            await using Subject subject = await Subject.Over(flavour, stream);

            await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.SendMail("a@b.example", ["c@d.example"], "x", ["smtputf8"], None));

            Assert.DoesNotContain("MAIL", stream.Received, StringComparison.Ordinal);
            Assert.True(subject.Client.IsConnected);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task With_SMTPUTF8_addresses_go_out_in_UTF_8_for_one_transaction(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SMTPUTF8").Expect("MAIL FROM:<j\u00c3\u00bc@b.example> SMTPUTF8\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<\u00c3\u00a9@d.example>\r\n", "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.SendMail("jü@b.example", ["é@d.example"], "x", ["SMTPUTF8"], None);
        string before = stream.Received;
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("jü@b.example", "c@d.example", "x"));

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Every_2yz_is_a_success(Flavour flavour)
    {
        foreach (int code in new[] { 250, 251, 252, 299 })
        {
            var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", $"{code} ok\r\n")
                .Expect("RCPT TO:<c@d.example>\r\n", $"{code} ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", $"{code} ok\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);

            SmtpSendResult result = await subject.SendMail("a@b.example", "c@d.example", "x");

            Assert.Equal(["c@d.example"], result.Accepted);
            Assert.Empty(result.Refused);
            Assert.Equal(code, result.Reply.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task One_introduction_serves_many_messages(Flavour flavour)
    {
        ScriptedStream stream = Accept(Accepting("MAIL FROM:<a@b.example>"), "MAIL FROM:<a@b.example>");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.SendMail("a@b.example", "c@d.example", "x");
        await subject.SendMail("a@b.example", "c@d.example", "x");

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task One_string_is_one_recipient_and_never_a_list(Flavour flavour)
    {
        ScriptedStream stream = Accepting("MAIL FROM:<>");
        await using Subject subject = await Subject.Over(flavour, stream);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("a@b.example", "c@d.example, e@f.example", "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("a@b.example", "", "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.SendMail("a@b.example", None, "x"));
        Assert.Equal("", stream.Received);

        await subject.SendMail("", "Name <c@d.example>", "x");

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Recipients_are_told_by_the_text_that_the_caller_gave(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<e@f.example>\r\n", "550 no\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        SmtpSendResult result = await subject.SendMail("Me <a@b.example>", ["You <c@d.example>", "<e@f.example>"], "x");

        Assert.Equal(["You <c@d.example>"], result.Accepted);
        Assert.Equal(["<e@f.example>"], result.Refused.Keys);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_recipient_that_is_named_twice_and_refused_twice_gets_no_content(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<c@d.example>\r\n", "450 first\r\n").Expect("RCPT TO:<c@d.example>\r\n", "550 last\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await subject.SendMail("a@b.example", ["c@d.example", "c@d.example"], "x"));

        Assert.Equal("last", Assert.Single(error.Recipients).Value.Text);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_recipient_that_is_named_twice_may_be_both_accepted_and_refused(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "452 too many\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        SmtpSendResult result = await subject.SendMail("a@b.example", ["c@d.example", "c@d.example"], "x");

        Assert.Equal(["c@d.example"], result.Accepted);
        Assert.Equal(["c@d.example"], result.Refused.Keys);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_message_that_was_written_to_a_stream_is_sent_from_where_the_stream_stands(Flavour flavour)
    {
        ScriptedStream stream = Accepting("MAIL FROM:<a@b.example> SIZE=3", "SIZE");
        await using Subject subject = await Subject.Over(flavour, stream);
        var content = new MemoryStream("not this\nx\r\n"u8.ToArray()) { Position = "not this\n".Length };

        SmtpSendResult result = await subject.SendMail("a@b.example", ["c@d.example"], content);

        Assert.True(result.Reply.IsSuccess);
        Assert.True(stream.IsDone);
    }

    private static ScriptedStream Accepting(string mail, params string[] extensions) => Accept(new ScriptedStream().ExpectEhlo(extensions), mail);

    private static ScriptedStream Accept(ScriptedStream stream, string mail) => stream
        .Expect($"{mail}\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");
}
