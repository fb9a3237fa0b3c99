using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.SessionAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A client that the method makes is ended on no path.</summary>
public class SMTP4003
{
    [Fact]
    public Task ClientThatIsOnlyUsed_IsFlagged() => Check.BothFlavours("""
        var c = new {|SMTP4003:SmtpClient|}();
        c.Connect("mail.example.com");
        c.Ehlo();
        if (c.IsConnected)
            c.Noop();
        """);

    [Theory]
    [InlineData("SmtpClient c = {|SMTP4003:new|}(); c.Connect();")]
    [InlineData("SmtpClient c = new {|SMTP4003:SmtpSslClient|}(new SmtpClientOptions()); c.Connect();")]
    [InlineData("var c = SmtpClient.{|SMTP4003:Open|}(\"mail.example.com\"); c.Noop();")]
    [InlineData("new {|SMTP4003:SmtpClient|}().Connect();")]
    [InlineData("var c = new {|SMTP4003:SmtpClient|}(); var d = c; d.Connect();")]
    [InlineData("foreach (string host in recipients) { var c = new {|SMTP4003:SmtpClient|}(); c.Connect(host); }")]
    [InlineData("Action a = () => { var c = new {|SMTP4003:SmtpClient|}(); c.Connect(); };")]
    [InlineData("var c = new {|SMTP4003:SmtpClient|}(); var d = c; d.Connect(); outside.Noop();")]
    public Task WaysToForget_AreFlagged(string statements) => Check.Method(statements);

    [Fact]
    public Task AwaitedClient_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            var c = await SmtpClient.{|SMTP4003:OpenAsync|}("mail.example.com").ConfigureAwait(false);
            await c.NoopAsync();
        }
        """));

    [Theory]
    [InlineData("using var c = new SmtpClient(); c.Connect();")]
    [InlineData("using (var c = new SmtpClient()) c.Connect();")]
    [InlineData("using SmtpClient c = new SmtpSslClient(); c.Connect();")]
    [InlineData("var c = new SmtpClient(); using (c) c.Connect();")]
    [InlineData("var c = new SmtpClient(); try { c.Connect(); } finally { c.Dispose(); }")]
    [InlineData("var c = new SmtpClient(); c.Connect(); c.Quit();")]
    [InlineData("var c = new SmtpClient(); c.Connect(); c.Close();")]
    [InlineData("var c = new SmtpClient(); c.Connect(); if (flag) c.Quit();")]
    [InlineData("SmtpClient? c = flag ? new SmtpClient() : null; c?.Connect(); c?.Dispose();")]
    [InlineData("IDisposable c = new SmtpClient(); c.Dispose();")]
    [InlineData("var c = new SmtpClient(); Use(c);")]
    [InlineData("var c = new SmtpClient(); GC.KeepAlive(c);")]
    [InlineData("var c = new SmtpClient(); Dial(c); static void Dial(SmtpClient client) => client.Connect();")]
    [InlineData("Use(new SmtpClient());")]
    [InlineData("var c = new SmtpClient(); Use(new[] { c });")]
    [InlineData("var list = new List<SmtpClient> { new SmtpClient() };")]
    [InlineData("var c = new SmtpClient(); Action a = () => c.Quit(); Use(a);")]
    [InlineData("var c = new SmtpClient(); void End() => c.Quit(); End();")]
    [InlineData("Func<SmtpClient> make = () => new SmtpClient(); Use(make);")]
    [InlineData("var c = new SmtpClient(); c.Connect(); while (true) c.Noop();")]
    [InlineData("var (c, n) = (new SmtpClient(), 1); c.Quit();")]
    public Task ClientsThatSomebodyEnds_AreNotFlagged(string statements) => Check.Method(statements);

    [Fact]
    public Task ClientsOfSomebodyElse_AreNotFlagged() => Check.Program(Verification.Snippet.Class("""
        private readonly SmtpClient _field = new();
        private SmtpClient? _other;

        public SmtpClient Property { get; } = new();

        public Program() => _other = new SmtpClient();

        public SmtpClient Make() => new SmtpClient();

        public async Task<SmtpClient> MakeAsync()
        {
            var c = await SmtpClient.OpenAsync("mail.example.com");
            await c.NoopAsync();
            return c;
        }

        public IEnumerable<SmtpClient> Several()
        {
            yield return new SmtpClient();
        }

        public void Give(out SmtpClient client, ref SmtpClient other)
        {
            client = new SmtpClient();
            client.Connect();
            other = client;
        }

        public async Task Run()
        {
            await using var c = await SmtpClient.OpenAsync("mail.example.com");
            await c.NoopAsync();
            var made = Make();
            made.Connect();
            var tasks = new[] { SmtpClient.OpenAsync("mail.example.com").AsTask() };
            await Task.WhenAll(tasks);
        }

        private sealed class Keeper(SmtpClient client)
        {
            public static Keeper Make()
            {
                var c = new SmtpClient();
                return new Keeper(c);
            }

            public void End() => client.Quit();
        }
        """));

    [Fact]
    public Task AClientThatEndsItself_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            var c = new Own();
            c.Connect();
            c.End();
        }

        private class Own : SmtpClient
        {
            public virtual void End() => Dispose();
        }
        """));

    [Fact]
    public Task TheMessage_NamesTheMakerAndTheWayOut() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Method("var c = SmtpClient.Open(\"mail.example.com\"); c.Noop();"),
        "The client that 'Open' makes is never disposed: declare it with 'using'");
}
