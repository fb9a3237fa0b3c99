using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Helper methods of the same compilation are looked into.</summary>
public class Helpers
{
    [Fact]
    public Task WhatAHelperNeeds_IsAskedOfItsCallers() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            LogIn({|SMTP1001:c|});
            LogIn(user: "other", client: {|SMTP1002:c|});
        }

        private static void LogIn(SmtpClient client, string user = "user") => client.Login(user, Console.ReadLine()!);
        """));

    [Fact]
    public Task WhatAHelperDoes_IsKnownToItsCallers() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            Prepare(c);
            c.Login("user", Console.ReadLine()!);
            c.{|SMTP1002:Connect|}("mail.example.com");
        }

        private static void Prepare(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client.Ehlo();
        }
        """));

    [Fact]
    public Task AHelperThatEndsTheSession_IsKnown() => Check.Program(Verification.Snippet.Class("""
        public void Run(SmtpClient c)
        {
            Finish(c);
            c.{|SMTP1001:Noop|}();
        }

        private static void Finish(SmtpClient client) => client.Quit();
        """));

    [Fact]
    public Task AHelperThatTakesTheStep_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            await using var c = new SmtpClient();
            await ConnectAsync(c);
            await HelloAsync(c).ConfigureAwait(false);
            await c.LoginAsync("user", Console.ReadLine()!);
            await SendAsync(c, "a@example.com");
            await SendAsync(c, "b@example.com");
        }

        private static async Task ConnectAsync(SmtpClient client) => await client.ConnectAsync("mail.example.com");

        private static ValueTask<SmtpReply> HelloAsync(SmtpClient client) => client.EhloAsync();

        private static async Task SendAsync(SmtpClient client, string recipient)
        {
            await client.MailAsync("me@example.com");
            await client.RcptAsync(recipient);
            await client.DataAsync("text");
        }
        """));

    [Fact]
    public Task AwaitedHelpers_AreFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            await using var c = new SmtpClient();
            await ConnectAsync(c);
            await SendAsync({|SMTP1001:c|}, "a@example.com");
        }

        private static async Task ConnectAsync(SmtpClient client) => await client.ConnectAsync("mail.example.com");

        private static async Task SendAsync(SmtpClient client, string recipient)
        {
            await client.MailAsync("me@example.com");
            await client.RcptAsync(recipient);
            await client.DataAsync("text");
        }
        """));

    [Fact]
    public Task OnePathOfAHelper_AsksNothing() => Check.Program(Verification.Snippet.Class("""
        public void Run(bool flag)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            Perhaps(c, flag);
            c.Ehlo();
            Early(c, "");
            c.Mail("a@example.com");
        }

        private static void Perhaps(SmtpClient client, bool flag)
        {
            if (flag)
                client.Mail("a@example.com");
        }

        private static void Early(SmtpClient client, string text)
        {
            if (text.Length == 0)
                return;
            client.Rcpt(text);
        }
        """));

    [Fact]
    public Task AHelperThatMakesSure_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            EnsureReady(c);
            c.Mail("a@example.com");
            c.Rset();
            EnsureReady(c);
            c.Mail("b@example.com");
        }

        private static void EnsureReady(SmtpClient client)
        {
            if (!client.IsConnected)
                client.Connect("mail.example.com");
            if (!client.HasHello)
                client.Ehlo();
        }
        """));

    [Fact]
    public Task AHelperThatTriesOneOrTheOther_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            Introduce(c);
            c.Login("user", Console.ReadLine()!);
        }

        private static void Introduce(SmtpClient client)
        {
            if (!client.Ehlo().IsSuccess)
                client.Helo();
        }
        """));

    [Fact]
    public Task AHelperThatKeepsTheClient_MakesItUnknownWhenOthersRun() => Check.Program(Verification.Snippet.Class("""
        private SmtpClient? _client;

        public void Run(Action later)
        {
            var c = new SmtpClient();
            Keep(c);
            c.Connect("mail.example.com");
            later();
            c.Login("user", Console.ReadLine()!);
        }

        private void Keep(SmtpClient client) => _client = client;
        """));

    [Fact]
    public Task AHelperThatHandsTheClientOn_MakesItUnknown() => Check.Program(Verification.Snippet.Class("""
        public void Run(Action<SmtpClient> later)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            Hand(c, later);
            c.Login("user", Console.ReadLine()!);
        }

        private static void Hand(SmtpClient client, Action<SmtpClient> later) => later(client);
        """));

    [Fact]
    public Task OneClientByTwoWays_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            Two(c, c);
            c.Mail("a@example.com");
        }

        private static void Two(SmtpClient one, SmtpClient other)
        {
            one.Connect("mail.example.com");
            other.Ehlo();
        }
        """));

    [Fact]
    public Task TheMessage_NamesHelperAndStep() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Class("""
            public void Run()
            {
                using var c = new SmtpClient();
                c.Connect("mail.example.com");
                Send(c);
            }

            private static void Send(SmtpClient client) => client.Mail("a@example.com");
            """),
        "'Send' comes too early: the client has not introduced itself with EHLO; call 'Ehlo' first");
}
