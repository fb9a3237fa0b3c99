using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A helper that carries a contract is held to it, and so are its callers.</summary>
public class SMTP1004
{
    [Theory]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "client.Noop();")]
    [InlineData("Sets = new[] { \"connected\" }", "client.Quit();")]
    [InlineData("Requires = new[] { \"sender\" }, Clears = new[] { \"sender\" }", "client.Rcpt(\"a@example.com\");")]
    [InlineData("Clears = new[] { \"connected\" }", "Console.WriteLine(client.IsConnected);")]
    [InlineData("Sets = new[] { \"hello\" }", "Console.WriteLine();")]
    [InlineData("Clears = new[] { \"sender\" }", "")]
    [InlineData("Sets = new[] { \"hello\" }", "var other = new SmtpClient(); other.Close();")]
    public Task WhatTheBodyDoesNotDo_IsFlagged(string contract, string body) => Check.Program(Helper(contract, "{|SMTP1004:client|}", body));

    [Theory]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "client.Ehlo();")]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "if (!client.Ehlo().IsSuccess) client.Helo();")]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "if (client.IsEncrypted) client.Ehlo();")]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "Hand(client);")]
    [InlineData("Requires = new[] { \"connected\" }, PerhapsSets = new[] { \"hello\" }", "client.Noop();")]
    [InlineData("Requires = new[] { \"connected\" }, Sets = new[] { \"connected\" }", "client.Noop();")]
    [InlineData("Clears = new[] { \"connected\" }", "if (client.IsConnected) client.Quit();")]
    [InlineData("Sets = new[] { \"hello\" }", "throw new NotSupportedException();")]
    [InlineData("Requires = new[] { \"hello\" }, Sets = new[] { \"hello\" }", "Console.WriteLine();")]
    [InlineData("Forbids = new[] { \"sender\" }, Clears = new[] { \"sender\" }", "")]
    [InlineData("Requires = new[] { \"hello\" }, PerhapsSets = new[] { \"sender\" }", "")]
    [InlineData("Sets = new[] { \"hello\" }", "Hand((Action)(() => client.Ehlo()));")]
    [InlineData("Sets = new[] { \"hello\" }", "while (true) { }")]
    [InlineData("Requires = new[] { \"hello\" }, Sets = new[] { \"sender\", \"recipient\" }", "client.Mail(\"a@example.com\"); client.Rcpt(\"b@example.com\");")]
    public Task WhatTheBodyDoes_IsNotFlagged(string contract, string body) => Check.Program(Helper(contract, "client", body));

    [Theory]
    [InlineData("Forbids = new[] { \"connected\" }", "client.{|SMTP1001:Noop|}();")]
    [InlineData("Requires = new[] { \"hello\", \"sender\" }", "client.{|SMTP1002:Mail|}(\"a@example.com\");")]
    [InlineData("Requires = new[] { \"hello\" }, Forbids = new[] { \"sender\" }", "client.{|SMTP1001:Rcpt|}(\"a@example.com\");")]
    public Task WhatTheContractDoesNotAllow_IsFlaggedInside(string contract, string body) => Check.Program(Helper(contract, "client", body));

    [Theory]
    [InlineData("Requires = new[] { \"hello\" }", "client.Mail(\"a@example.com\");")]
    [InlineData("Requires = new[] { \"hello\" }, Forbids = new[] { \"sender\" }", "client.Mail(\"a@example.com\"); client.Rcpt(\"b@example.com\");")]
    [InlineData("Forbids = new[] { \"connected\" }", "client.Connect(\"mail.example.com\"); client.Noop();")]
    [InlineData("Requires = new[] { \"connected\" }", "client.Mail(\"a@example.com\");")]
    public Task WhatTheContractAllows_IsNotFlaggedInside(string contract, string body) => Check.Program(Helper(contract, "client", body));

    [Fact]
    public Task CallersAreHeldToTheContract_AreFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            Send({|SMTP1001:c|});
            c.{|SMTP1002:Mail|}("a@example.com");
        }

        private void Send([SmtpGen.Contracts.SessionContract(Requires = new[] { "hello" }, PerhapsSets = new[] { "recipient" }, Sets = new[] { "sender" })] SmtpClient client)
            => Hand(client);

        private static void Hand(object value) { }
        """));

    [Fact]
    public Task CallersThatKeepTheContract_AreNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            if (!Send(c))
                c.Mail("b@example.com");
            c.Rcpt("b@example.com");
        }

        private static bool Send([SmtpGen.Contracts.SessionContract(Requires = new[] { "hello" }, Sets = new[] { "sender" })] SmtpClient client)
            => client.Mail("a@example.com").IsSuccess;
        """));

    [Fact]
    public Task TheMessage_NamesHelperFactAndStep() => Verification.Messages.Of<SessionAnalyzer>(
        Helper("Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }", "client", "client.Noop();"),
        "'Help' does not keep its contract for 'client': the client has not introduced itself with EHLO when it returns; call 'Ehlo'");

    private static string Helper(string contract, string parameter, string body) => Verification.Snippet.Class($$"""
        public void Help([SmtpGen.Contracts.SessionContract({{contract}})] SmtpClient {{parameter}})
        {
            {{body}}
        }

        private static void Hand(object value) { }
        """);
}
