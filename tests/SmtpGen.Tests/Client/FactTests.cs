using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What each step does to the session's facts.</summary>
public class FactTests
{
    private const SmtpFacts Introduced = SmtpFacts.Connected | SmtpFacts.Hello | SmtpFacts.Esmtp;

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_facts_follow_a_transaction(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("PIPELINING")
            .Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n")
            .Expect("RCPT TO:<c@d.example>\r\n", "550 no\r\n")
            .Expect("RCPT TO:<e@f.example>\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 queued\r\n")
            .Expect("QUIT\r\n", "221 bye\r\n");
        await using var subject = new Subject(flavour);
        SmtpClient client = subject.Client;

        Assert.Equal(SmtpFacts.None, client.Facts);
        await subject.Connect(stream);
        Assert.Equal(SmtpFacts.Connected, client.Facts);
        await subject.Ehlo();
        Assert.Equal(Introduced, client.Facts);
        await subject.Mail("a@b.example");
        Assert.Equal(Introduced | SmtpFacts.Sender, client.Facts);
        await subject.Rcpt("c@d.example");
        Assert.Equal(Introduced | SmtpFacts.Sender, client.Facts);
        await subject.Rcpt("e@f.example");
        Assert.Equal(Introduced | SmtpFacts.Sender | SmtpFacts.Recipient, client.Facts);
        await subject.Data("x\r\n");
        Assert.Equal(Introduced, client.Facts);
        await subject.Quit();
        Assert.Equal(SmtpFacts.None, client.Facts);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_MAIL_opens_nothing_and_a_refused_EHLO_keeps_what_was(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE 1000")
            .Expect("MAIL FROM:<a@b.example>\r\n", "550 no\r\n")
            .Expect("EHLO other.example\r\n", "550 no\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();

        Assert.False((await subject.Mail("a@b.example")).IsSuccess);
        Assert.False((await subject.Ehlo("other.example")).IsSuccess);

        Assert.Equal(Introduced, subject.Client.Facts);
        Assert.True(subject.Client.HasExtension("size"));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Refused_content_ends_the_transaction_all_the_same(Flavour flavour)
    {
        ScriptedStream stream = InTransaction()
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "554 no\r\n");
        await using Subject subject = await Open(flavour, stream);

        Assert.Equal(554, (await subject.Data("x")).Code);

        Assert.Equal(Introduced, subject.Client.Facts);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Content_that_is_not_asked_for_is_not_sent_and_the_transaction_stays_open(Flavour flavour)
    {
        ScriptedStream stream = InTransaction().Expect("DATA\r\n", "554 no\r\n");
        await using Subject subject = await Open(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.Data("secret content"));

        Assert.Equal(554, error.SmtpCode);
        Assert.DoesNotContain("secret", stream.Received, StringComparison.Ordinal);
        Assert.True(subject.Client.HasSender);
        Assert.True(subject.Client.HasRecipient);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task HELO_forgets_the_extensions_and_EHLO_learns_them(Flavour flavour)
    {
        var stream = new ScriptedStream()
            .Expect("EHLO client.example\r\n", "250-server.example hello AUTH SIZE\r\n250-8bitmime\r\n250-SIZE 1000\r\n250-AUTH PLAIN\r\n250 AUTH=LOGIN\r\n")
            .Expect("HELO client.example\r\n", "250 server.example\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        SmtpClient client = subject.Client;

        await subject.Ehlo();
        Assert.True(client.DoesEsmtp);
        Assert.True(client.HasExtension("8BITMIME"));
        Assert.Equal("1000", client.EsmtpFeatures["size"]);
        Assert.Equal("PLAIN LOGIN", client.EsmtpFeatures["AUTH"]);
        Assert.False(client.HasExtension("server.example"));
        Assert.False(client.HasExtension("PIPELINING"));
        Assert.StartsWith("server.example", client.EhloResponse, StringComparison.Ordinal);

        await subject.Helo();
        Assert.False(client.DoesEsmtp);
        Assert.True(client.HasHello);
        Assert.False(client.HasExtension("8BITMIME"));
        Assert.Empty(client.EsmtpFeatures);
        Assert.Equal("server.example", client.HeloResponse);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Nobody_who_refuses_both_introductions_is_introduced_to(Flavour flavour)
    {
        var stream = new ScriptedStream()
            .Expect("EHLO client.example\r\n", "502 no\r\n").Expect("HELO client.example\r\n", "550 no\r\n")
            .Expect("EHLO client.example\r\n", "502 no\r\n").Expect("HELO client.example\r\n", "250 hello\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        Assert.Equal(550, (await Assert.ThrowsAsync<SmtpHeloException>(async () => await subject.EhloOrHeloIfNeeded())).SmtpCode);
        await subject.EhloOrHeloIfNeeded();
        await subject.EhloOrHeloIfNeeded();

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Hello, subject.Client.Facts);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_new_connection_knows_nothing_of_the_last_one(Flavour flavour)
    {
        await using var subject = new Subject(flavour);
        await subject.Connect(InTransaction());
        await subject.Ehlo();
        await subject.Mail("a@b.example");
        subject.Client.Close();
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);

        await subject.Connect(new ScriptedStream());

        Assert.Equal(SmtpFacts.Connected, subject.Client.Facts);
        Assert.Empty(subject.Client.EsmtpFeatures);
        Assert.Null(subject.Client.EhloResponse);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_greeting_other_than_220_is_an_exception_and_closes(Flavour flavour)
    {
        foreach (string greeting in new[] { "554 no service\r\n", "421 later\r\n", "250 what\r\n" })
        {
            var stream = new ScriptedStream(greeting);
            await using var subject = new Subject(flavour);

            var error = await Assert.ThrowsAsync<SmtpConnectException>(async () => await subject.Connect(stream));

            Assert.Equal(greeting[..3], error.SmtpCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(stream.IsClosed);
            Assert.False(subject.Client.IsConnected);
        }
    }

    [Theory]
    [InlineData("connected", true)]
    [InlineData("CONNECTED", true)]
    [InlineData("hello", false)]
    public void Facts_are_asked_for_by_name_too(string name, bool holds)
    {
        using var client = new SmtpClient();
        client.Connect(new ScriptedStream());

        Assert.Equal(holds, client.HasFact(name));
    }

    private static ScriptedStream InTransaction() => new ScriptedStream().ExpectEhlo()
        .Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n");

    private static async Task<Subject> Open(Flavour flavour, ScriptedStream stream)
    {
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();
        await subject.Mail("a@b.example");
        await subject.Rcpt("c@d.example");
        return subject;
    }
}
