using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>vrfy</c>, <c>verify</c>, <c>expn</c>, <c>help</c>, <c>noop</c> and <c>rset</c>.</summary>
public class AskingParityTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task VRFY_and_EXPN_ask_for_the_address_alone(Flavour flavour)
    {
        foreach ((string given, string asked) in new[]
        {
            ("a@b.example", "a@b.example"), ("<a@b.example>", "a@b.example"), ("A Name <a@b.example>", "a@b.example"), ("Smith", "Smith"),
            ("\"two words\"", "\"two words\""),
        })
        {
            var stream = new ScriptedStream().Expect($"VRFY {asked}\r\n", "252 perhaps\r\n").Expect($"EXPN {asked}\r\n", "250-one@b.example\r\n250 two@b.example\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);

            Assert.Equal(252, (await subject.Verify(given)).Code);
            Assert.Equal(["one@b.example", "two@b.example"], (await subject.Expn(given)).Lines);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_is_no_address_is_not_asked_for(Flavour flavour)
    {
        var stream = new ScriptedStream();
        await using Subject subject = await Subject.Over(flavour, stream);

        foreach (string bad in new[] { "", "<>", "two words", "a@b.example, c@d.example", "a\r\nb@c.example", "<a@b.example" })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Verify(bad));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Expn(bad));
        }
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Verify("jü@b.example"));

        Assert.Equal("", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Refusals_are_returned_and_not_thrown(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("VRFY x\r\n", "550 no\r\n").Expect("EXPN x\r\n", "502 no\r\n").Expect("HELP\r\n", "502 no\r\n")
            .Expect("NOOP\r\n", "500 no\r\n").Expect("RSET\r\n", "500 no\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        Assert.Equal(550, (await subject.Verify("x")).Code);
        Assert.Equal(502, (await subject.Expn("x")).Code);
        Assert.Equal(502, (await subject.Help()).Code);
        Assert.Equal(500, (await subject.Noop()).Code);
        Assert.Equal(500, (await subject.Rset()).Code);
    }

    [Fact]
    public void Verify_and_Vrfy_are_one()
    {
        var stream = new ScriptedStream().Expect("VRFY x\r\n", "250 one\r\n").Expect("VRFY x\r\n", "250 two\r\n");
        using var client = new SmtpClient();
        client.Connect(stream);

        Assert.Equal(("one", "two"), (client.Vrfy("x").Text, client.Verify("x").Text));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task HELP_goes_with_a_topic_or_without_and_its_text_has_its_lines(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("HELP\r\n", "214-This is help\r\n214-  on two\r\n214 End\r\n").Expect("HELP MAIL FROM\r\n", "214 none\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        Assert.Equal("This is help\n  on two\nEnd", (await subject.Help()).Text);
        Assert.Equal("none", (await subject.Help("MAIL FROM")).Text);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task RSET_drops_the_transaction_and_nothing_else(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE 5").Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n")
            .Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        await subject.Ehlo();
        await subject.Mail("a@b.example");
        await subject.Rcpt("c@d.example");

        await subject.Rset();

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Hello | SmtpFacts.Esmtp, subject.Client.Facts);
        Assert.True(subject.Client.HasExtension("SIZE"));
    }
}
