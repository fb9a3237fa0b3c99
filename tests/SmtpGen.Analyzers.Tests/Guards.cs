using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Conditions that ask a client for its facts teach both of their sides.</summary>
public class Guards
{
    /// <summary>Ways to ask whether the connection is encrypted.</summary>
    public static TheoryData<string> Encrypted =>
    [
        "outside.IsEncrypted",
        "!!outside.IsEncrypted",
        "outside.IsEncrypted == true",
        "true == outside.IsEncrypted",
        "outside.IsEncrypted != false",
        "outside.IsEncrypted is true",
        "outside.IsEncrypted is not false",
        "outside is { IsEncrypted: true }",
        "outside is { IsEncrypted: not false }",
        "outside is not { IsEncrypted: false }",
        "outside?.IsEncrypted == true",
        "outside.Facts.HasFlag(SmtpFacts.Tls)",
        "(outside.Facts & SmtpFacts.Tls) != 0",
        "(outside.Facts & SmtpFacts.Tls) == SmtpFacts.Tls",
        "SmtpFacts.None != (SmtpFacts.Tls & outside.Facts)",
        "outside.HasFact(\"tls\")",
        "outside.HasFact(\"TLS\")",
        "(outside.IsEncrypted ? 1 : 2) == 1 && outside.IsEncrypted",
    ];

    [Theory]
    [MemberData(nameof(Encrypted))]
    public Task WhereTheFactHolds_WhatForbidsItIsFlagged(string condition) => Check.Method($$"""
        if ({{condition}})
            outside.{|SMTP1002:StartTls|}();
        """);

    [Theory]
    [MemberData(nameof(Encrypted))]
    public Task WhereTheFactDoesNotHold_WhatForbidsItIsNotFlagged(string condition) => Check.Method($$"""
        if (!({{condition}}))
            outside.StartTls();
        """);

    [Theory]
    [InlineData("!outside.HasHello")]
    [InlineData("outside.HasHello == false")]
    [InlineData("outside.HasHello is false")]
    [InlineData("outside is { HasHello: false }")]
    [InlineData("!outside.Facts.HasFlag(SmtpFacts.Hello)")]
    [InlineData("(outside.Facts & SmtpFacts.Hello) == 0")]
    [InlineData("(outside.Facts & (SmtpFacts.Hello | SmtpFacts.Sender)) == SmtpFacts.None")]
    [InlineData("!outside.HasFact(\"hello\")")]
    [InlineData("flag && !outside.HasHello")]
    [InlineData("flag & !outside.HasHello")]
    public Task WhereTheFactDoesNotHold_WhatNeedsItIsFlagged(string condition) => Check.Method($$"""
        if ({{condition}})
            outside.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Theory]
    [InlineData("outside.HasHello")]
    [InlineData("outside.IsConnected && outside.HasHello")]
    [InlineData("outside.Facts.HasFlag(SmtpFacts.Hello | SmtpFacts.Connected)")]
    [InlineData("!outside.Facts.HasFlag(SmtpFacts.Hello | SmtpFacts.Tls)")]
    [InlineData("(outside.Facts & (SmtpFacts.Hello | SmtpFacts.Tls)) != 0")]
    [InlineData("(outside.Facts & (SmtpFacts.Hello | SmtpFacts.Tls)) != (SmtpFacts.Hello | SmtpFacts.Tls)")]
    [InlineData("(outside.Facts & SmtpFacts.Hello) == SmtpFacts.Tls")]
    [InlineData("flag || !outside.HasHello")]
    [InlineData("flag | !outside.HasHello")]
    [InlineData("outside is not { HasHello: true, IsConnected: true }")]
    [InlineData("outside.HasFact(Console.ReadLine()!)")]
    public Task WhereNobodyKnows_NothingIsFlagged(string condition) => Check.Method($$"""
        if ({{condition}})
            outside.Mail("a@example.com");
        """);

    [Theory]
    [InlineData("outside.HasExtension(\"STARTTLS\")")]
    [InlineData("outside.EsmtpFeatures.ContainsKey(\"STARTTLS\")")]
    [InlineData("outside.DoesEsmtp")]
    [InlineData("outside.Facts.HasFlag(SmtpFacts.Esmtp)")]
    public Task AnExtensionThatIsOffered_MeansEhlo(string condition) => Check.Method($$"""
        outside.Quit();
        outside.Connect("mail.example.com");
        outside.EhloOrHeloIfNeeded();
        if ({{condition}})
            Console.WriteLine(outside.HasExtension("SIZE"));
        """);

    [Theory]
    [InlineData("HasExtension(\"STARTTLS\")")]
    [InlineData("EsmtpFeatures.ContainsKey(\"STARTTLS\")")]
    public Task AnExtensionThatIsNotOffered_MeansNothing(string condition) => Check.Method($$"""
        if (!outside.{{condition}})
            Console.WriteLine(outside.HasExtension("SIZE"));
        """);

    [Fact]
    public Task EarlyReturn_Teaches() => Check.Method("""
        if (!outside.IsEncrypted)
            return;
        outside.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task LoopUntilConnected_Teaches() => Check.Method("""
        using var c = new SmtpClient();
        while (!c.IsConnected)
        {
            try
            {
                c.Connect("mail.example.com");
            }
            catch (SmtpConnectException)
            {
                Console.WriteLine("again");
            }
        }
        c.Ehlo();
        c.{|SMTP1002:Connect|}("mail.example.com");
        """);

    [Fact]
    public Task EnsureEachStep_IsNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        if (flag)
            c.Connect("mail.example.com");
        if (!c.IsConnected)
            c.Connect("mx.example.com");
        if (!c.HasHello)
            c.Ehlo();
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task Ternary_Teaches() => Check.Method("""
        var reply = outside.HasHello ? outside.Mail("a@example.com") : outside.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task SwitchOnProperties_Teaches() => Check.Method("""
        switch (outside)
        {
            case { IsEncrypted: true }:
                outside.{|SMTP1002:StartTls|}();
                break;
            default:
                outside.StartTls();
                break;
        }
        """);

    [Fact]
    public Task SwitchOnTheFact_Teaches() => Check.Method("""
        Use(outside.IsEncrypted switch
        {
            true => outside.{|SMTP1002:StartTls|}(),
            false => outside.StartTls(),
        });
        """);

    [Fact]
    public Task FactAskedBeforeItChanged_IsNotFlagged() => Check.Method("""
        bool encrypted = outside.IsEncrypted;
        outside.Close();
        outside.Connect("mail.example.com");
        outside.Ehlo();
        if (encrypted)
            outside.StartTls();
        """);

    [Fact]
    public Task FactOfAnotherClient_IsNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        if (outside.IsEncrypted)
            c.StartTls();
        """);
}
