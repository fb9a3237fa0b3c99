using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>SMTP1001: kinds of statements, and of types, that the other tests of the flow do without.</summary>
public class FlowStatements
{
    [Theory]
    [InlineData("foreach (string one in recipients) c.{|SMTP1001:Noop|}();")]
    [InlineData("while (flag) c.{|SMTP1001:Noop|}();")]
    [InlineData("do { c.{|SMTP1001:Noop|}(); } while (flag);")]
    [InlineData("c.Connect(\"mail.example.com\"); foreach (string one in recipients) { c.{|SMTP1001:Mail|}(one); c.Rset(); }")]
    [InlineData("c.Connect(\"mail.example.com\"); c.Ehlo(); c.Mail(\"a@example.com\"); while (flag) c.{|SMTP1002:Etrn|}(\"example.com\");")]
    [InlineData("do { c.Connect(\"mail.example.com\"); break; } while (true); c.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("lock (this) { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("checked { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("if (flag) throw new InvalidOperationException(); c.{|SMTP1001:Noop|}();")]
    [InlineData("SmtpClient? other2 = null; other2 ??= c; other2.{|SMTP1001:Noop|}();")]
    [InlineData("Use(flag switch { true => c.{|SMTP1001:Noop|}(), false => \"\" });")]
    public Task StatementTooEarly_IsFlagged(string statement) => Check.Method($"var c = new SmtpClient(); {statement}");

    [Theory]
    [InlineData("do { c.Connect(\"mail.example.com\"); } while (!c.IsConnected); c.Noop();")]
    [InlineData("c.Connect(\"mail.example.com\"); foreach (string one in recipients) { c.Ehlo(); c.Mail(one); c.Rset(); }")]
    [InlineData("c.Connect(\"mail.example.com\"); while (flag) { c.Ehlo(); c.Etrn(\"example.com\"); }")]
    [InlineData("do { if (flag) break; c.Connect(\"mail.example.com\"); } while (false); if (c.IsConnected) c.Noop();")]
    [InlineData("lock (this) { c.Connect(\"mail.example.com\"); } c.Noop();")]
    [InlineData("checked { c.Connect(\"mail.example.com\"); } c.Noop();")]
    [InlineData("if (flag) throw new InvalidOperationException(); c.Connect(\"mail.example.com\"); c.Noop();")]
    [InlineData("SmtpClient? other2 = null; other2 ??= outside; other2.Noop();")]
    [InlineData("Use(flag switch { true => c.Connect(\"mail.example.com\"), false => throw new InvalidOperationException() }); c.Noop();")]
    public Task StatementAtItsTime_IsNotFlagged(string statement) => Check.Method($"var c = new SmtpClient(); {statement}");

    [Theory]
    [InlineData("public record Sender(SmtpClient Client)")]
    [InlineData("public record struct Sender(SmtpClient Client)")]
    [InlineData("public struct Sender(SmtpClient Client)")]
    [InlineData("public partial class Sender { private readonly SmtpClient Client = new(); } public partial class Sender")]
    public async Task EveryKindOfType_IsFollowed(string type)
    {
        await Check.Program(Type(type, "Client.Close(); Client.{|SMTP1001:Noop|}();"));
        await Check.Program(Type(type, "Client.Noop(); Client.Quit();"));
        await Check.Program(Type(type, "Client.Close(); Hand(this); Client.Noop();"));
    }

    [Fact]
    public Task AsyncVoid_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        public async void Run()
        {
            await using var c = new SmtpClient();
            await c.{|SMTP1001:NoopAsync|}();
        }
        """));

    [Fact]
    public Task IteratorThatBreaksOff_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public IEnumerable<int> Run(bool flag)
        {
            using var c = new SmtpClient();
            if (flag)
                yield break;
            c.Connect("mail.example.com");
            yield return c.Noop().Code;
        }
        """));

    private static string Type(string type, string body) => $$"""
        using SmtpGen;

        {{type}}
        {
            public void Run()
            {
                {{body}}
            }

            private static void Hand(object value) { }
        }
        """;
}
