using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.SessionAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Credentials go over a connection that is in clear on every path.</summary>
public class SMTP3001
{
    [Fact]
    public Task LoginInClear_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("new SaslPlain(\"user\", Console.ReadLine()!)")]
    [InlineData("new SaslLogin(\"user\", Console.ReadLine()!)")]
    public Task MechanismThatSendsTheSecret_IsFlagged(string mechanism) => Check.Method($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP3001:Authenticate|}({{mechanism}});
        """);

    [Theory]
    [InlineData("c.Connect(recipients[0]);")]
    [InlineData("c.Connect(\"localhost.example.com\");")]
    [InlineData("c.Connect(\"192.0.2.1\", 587);")]
    [InlineData("c.Connect(\"localhost\"); c.Quit(); c.Connect(\"mail.example.com\");")]
    [InlineData("if (flag) c.Connect(\"mx1.example.com\"); else c.Connect(\"mx2.example.com\");")]
    public Task OtherMachines_AreFlagged(string connect) => Check.Method($$"""
        using var c = new SmtpClient();
        {{connect}}
        c.Ehlo();
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("new SmtpClient()")]
    [InlineData("new SmtpClient(null)")]
    [InlineData("new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.FromSeconds(9) })")]
    [InlineData("new SmtpClient(new SmtpClientOptions { AllowClearTextLogin = false })")]
    [InlineData("new LmtpClient()")]
    public Task OptionsThatDoNotAllowIt_AreFlagged(string client) => Check.Method($$"""
        using var c = {{client}};
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("new SmtpClient(new SmtpClientOptions { AllowClearTextLogin = true })")]
    [InlineData("new SmtpClient(new() { AllowClearTextLogin = true })")]
    [InlineData("new SmtpClient(new SmtpClientOptions { AllowClearTextLogin = flag })")]
    [InlineData("new SmtpClient(Options)")]
    [InlineData("new SmtpSslClient()")]
    [InlineData("new Own()")]
    public Task ClientsThatMay_AreNotFlagged(string client) => Check.Program(Verification.Snippet.Class($$"""
        private static readonly SmtpClientOptions Options = new() { AllowClearTextLogin = true };

        public void Run(bool flag)
        {
            using var c = {{client}};
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Login("user", Console.ReadLine()!);
        }

        private class Own() : SmtpClient(Options);
        """));

    [Theory]
    [InlineData("var options = new SmtpClientOptions { Timeout = TimeSpan.FromSeconds(9) };")]
    [InlineData("SmtpClientOptions options = new();")]
    [InlineData("var options = new SmtpClientOptions(); options.Timeout = TimeSpan.FromSeconds(9);")]
    [InlineData("var options = new SmtpClientOptions { AllowClearTextLogin = true }; options.AllowClearTextLogin = false;")]
    public Task OptionsInALocalThatDoNotAllowIt_AreFlagged(string options) => Check.Method($$"""
        {{options}}
        using var c = new SmtpClient(options);
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("var options = new SmtpClientOptions { AllowClearTextLogin = true };")]
    [InlineData("var options = new SmtpClientOptions { AllowClearTextLogin = flag };")]
    [InlineData("var options = new SmtpClientOptions(); options.AllowClearTextLogin = true;")]
    [InlineData("var options = new SmtpClientOptions(); if (flag) options.AllowClearTextLogin = true;")]
    [InlineData("var options = new SmtpClientOptions(); Use(options);")]
    [InlineData("var options = new SmtpClientOptions { AllowClearTextLogin = true }; if (flag) options.AllowClearTextLogin = false;")]
    [InlineData("var options = new SmtpClientOptions(); var same = options; same.AllowClearTextLogin = true;")]
    [InlineData("var options = new SmtpClientOptions(); options = new SmtpClientOptions { AllowClearTextLogin = true };")]
    [InlineData("var options = flag ? new SmtpClientOptions() : new SmtpClientOptions { AllowClearTextLogin = true };")]
    [InlineData("var options = new SmtpClientOptions(); void Allow() => options.AllowClearTextLogin = true; Allow();")]
    [InlineData("SmtpClientOptions options; options = new SmtpClientOptions();")]
    public Task OptionsInALocalThatMayAllowIt_AreNotFlagged(string options) => Check.Method($$"""
        {{options}}
        using var c = new SmtpClient(options);
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task OptionsThatAreChangedAfterTheClientIsMade_AreNotFlagged() => Check.Method("""
        var options = new SmtpClientOptions();
        using var c = new SmtpClient(options);
        options.AllowClearTextLogin = true;
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("c.Connect();")]
    [InlineData("c.Connect(\"localhost\");")]
    [InlineData("c.Connect(\"LOCALHOST:2525\");")]
    [InlineData("c.Connect(\"127.0.0.1\", 2525);")]
    [InlineData("c.Connect(\"127.1.2.3:25\");")]
    [InlineData("c.Connect(\"::1\");")]
    [InlineData("c.Connect(\"[::1]:2525\");")]
    [InlineData("c.Connect(\"/run/lmtp\");")]
    [InlineData("c.Connect(System.IO.Stream.Null);")]
    [InlineData("if (flag) c.Connect(\"localhost\"); else c.Connect(\"mail.example.com\");")]
    public Task WhatStaysOnThisMachine_IsNotFlagged(string connect) => Check.Method($$"""
        using var c = new SmtpClient();
        {{connect}}
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("c.StartTls(); c.Ehlo();")]
    [InlineData("if (c.HasExtension(\"STARTTLS\")) { c.StartTls(); c.Ehlo(); }")]
    [InlineData("if (!c.IsEncrypted) return;")]
    public Task WhatMayBeEncrypted_IsNotFlagged(string step) => Check.BothFlavours($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        {{step}}
        c.Login("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("new SaslCramMd5(\"user\", Console.ReadLine()!)")]
    [InlineData("Make()")]
    public Task MechanismThatKeepsTheSecret_IsNotFlagged(string mechanism) => Check.Program(Verification.Snippet.Class($$"""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Authenticate({{mechanism}});
        }

        private static SaslMechanism Make() => new SaslPlain("user", Console.ReadLine()!);
        """));

    [Fact]
    public Task ClientOfOthers_IsNotFlagged() => Check.Method("""
        outside.Login("user", Console.ReadLine()!);
        using var c = SmtpClient.Open("mail.example.com");
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task TheMessage_NamesCommandAndStep() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Method("""
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Login("user", Console.ReadLine()!);
            """),
        "'Login' gives the secret to everybody on the way: the connection is not encrypted; call 'StartTls' first (RFC 4954 §4)");

    [Theory]
    [InlineData("new SmtpClientOptions { Security = SmtpSecurity.None }")]
    [InlineData("new() { Timeout = TimeSpan.FromSeconds(9), Security = SmtpGen.SmtpSecurity.None }")]
    public Task ClientThatWasOpenedInClear_IsFlagged(string options) => Check.Method($$"""
        using var c = SmtpClient.Open("mail.example.com", options: {{options}});
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task ClientThatWasOpenedInClearByOptionsInALocal_IsFlagged() => Check.Method("""
        var options = new SmtpClientOptions { Security = SmtpSecurity.Implicit };
        options.Security = SmtpSecurity.None;
        using var c = SmtpClient.Open("mail.example.com", options: options);
        c.{|SMTP3001:Login|}("user", Console.ReadLine()!);
        """);

    [Theory]
    [InlineData("new SmtpClientOptions { Security = SmtpSecurity.StartTls }")]
    [InlineData("new SmtpClientOptions { Security = SmtpSecurity.Implicit }")]
    [InlineData("new SmtpClientOptions { Security = SmtpSecurity.StartTlsWhenAvailable }")]
    [InlineData("new SmtpClientOptions { Security = null }")]
    [InlineData("new SmtpClientOptions { Security = flag ? SmtpSecurity.None : SmtpSecurity.StartTls }")]
    [InlineData("new SmtpClientOptions { Security = Other.None }")]
    [InlineData("new SmtpClientOptions { Security = SmtpSecurity.None, AllowClearTextLogin = true }")]
    [InlineData("new SmtpClientOptions()")]
    [InlineData("Kept")]
    [InlineData("null")]
    public Task ClientThatMayHaveBeenOpenedOtherwise_IsNotFlagged(string options) => Check.Program(Verification.Snippet.Class($$"""
        private static readonly SmtpClientOptions Kept = new() { Security = SmtpSecurity.None };

        public void Run(bool flag)
        {
            using var c = SmtpClient.Open("mail.example.com", options: {{options}});
            c.Login("user", Console.ReadLine()!);
        }

        private static class Other { public const SmtpSecurity None = SmtpSecurity.StartTls; }
        """));

    [Fact]
    public Task ClientThatWasOpenedToThisMachine_IsNotFlagged() => Check.Method("""
        using var c = SmtpClient.Open("localhost", options: new() { Security = SmtpSecurity.None });
        c.Login("user", Console.ReadLine()!);
        """);

    /// <summary>What a helper does to a client of which it does not know the type leaves open whether the connection is encrypted.</summary>
    [Fact]
    public Task ReconnectedByAHelper_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpSslClient();
            Dial(c);
            c.Ehlo();
            c.Login("user", Console.ReadLine()!);
        }

        private static void Dial(SmtpClient client)
        {
            client.Close();
            client.Connect("mail.example.com");
        }
        """));
}
