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

    [Theory]
    [InlineData("SmtpReply Try(SmtpClient client) => client.Mail(\"a@example.com\");", "Try(c).IsSuccess")]
    [InlineData("bool Try(SmtpClient client) => client.Mail(\"a@example.com\").IsSuccess;", "Try(c)")]
    [InlineData("int Try(SmtpClient client) { var reply = client.Mail(\"a@example.com\"); return reply.Code; }", "Try(c) == 250")]
    [InlineData("bool Try(SmtpClient client) { if (!client.Mail(\"a@example.com\").IsSuccess) return false; return true; }", "Try(c)")]
    public Task AHelperThatTellsOfARefusal_IsNotFlagged(string helper, string accepted) => Check.Program(Verification.Snippet.Class($$"""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            if (!({{accepted}}))
                c.Mail("b@example.com");
            c.Rcpt("c@example.com");
        }

        private static {{helper}}
        """));

    [Fact]
    public Task AFactory_GivesWhatItMade() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            using var a = Make();
            a.{|SMTP1001:Login|}("user", Console.ReadLine()!);
            await using var b = await MakeAsync();
            await b.LoginAsync("user", Console.ReadLine()!);
            using var c = MakeSecure();
            c.Ehlo();
            c.{|SMTP1002:StartTls|}();
        }

        private static SmtpClient Make()
        {
            var client = new SmtpClient();
            client.Connect("mail.example.com");
            return client;
        }

        private static async Task<SmtpClient> MakeAsync()
        {
            var client = new SmtpClient();
            await client.ConnectAsync("mail.example.com");
            await client.EhloAsync();
            return client;
        }

        private static SmtpClient MakeSecure()
        {
            SmtpClient client = new SmtpSslClient();
            client.Connect("mail.example.com");
            return client;
        }
        """));

    [Fact]
    public Task AFactoryWithSeveralWays_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run(bool flag)
        {
            using var a = Make(flag);
            a.Login("user", Console.ReadLine()!);
            using var b = Get(flag);
            b.Login("user", Console.ReadLine()!);
        }

        private static SmtpClient Make(bool flag)
        {
            var client = new SmtpClient();
            client.Connect("mail.example.com");
            if (flag)
                client.Ehlo();
            return client;
        }

        private SmtpClient Get(bool flag) => flag ? new SmtpClient() : Others[0];

        private readonly List<SmtpClient> Others = [];
        """));

    [Fact]
    public Task AHelperThatGivesItsClientBack_IsFollowed() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            Connected(c).{|SMTP1001:Login|}("user", Console.ReadLine()!);
            using var d = new SmtpClient();
            Introduced(Connected(d)).Login("user", Console.ReadLine()!);
            d.{|SMTP1002:Login|}("user", Console.ReadLine()!);
        }

        private static SmtpClient Connected(SmtpClient client)
        {
            client.Connect("mail.example.com");
            return client;
        }

        private static T Introduced<T>(T client)
            where T : SmtpClient
        {
            client.Ehlo();
            return client;
        }
        """));

    [Fact]
    public Task ExtensionMethods_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Dial();
            c.{|SMTP1001:Deliver|}("a@example.com");
            using var d = new SmtpClient();
            d.Dial();
            d.Ehlo();
            d.Deliver("a@example.com");
        }
        """) + """
        internal static class Extensions
        {
            public static void Dial(this SmtpClient client) => client.Connect("mail.example.com");

            public static void Deliver(this SmtpClient client, string recipient)
            {
                client.Mail("me@example.com");
                client.Rcpt(recipient);
                client.Data("text");
            }
        }
        """);

    [Fact]
    public Task MethodsThatMayBeOthers_AreUnknown() => Check.Program(Verification.Snippet.Class("""
        public void Run(IHelper helper)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            helper.Prepare(c);
            c.Login("user", Console.ReadLine()!);
            using var d = new SmtpClient();
            d.Connect("mail.example.com");
            Prepare(d);
            d.Login("user", Console.ReadLine()!);
        }

        protected virtual void Prepare(SmtpClient client) => client.Noop();

        public interface IHelper
        {
            void Prepare(SmtpClient client);
        }
        """));

    [Fact]
    public Task ABaseClassMethod_IsFollowed() => Check.Program(Verification.Snippet.Class("""
        public class Sender : Connector
        {
            public void Run()
            {
                using var c = new SmtpClient();
                Dial(c);
                base.Hello(c);
                c.{|SMTP1001:Rcpt|}("a@example.com");
            }

            protected override void Hello(SmtpClient client)
            {
            }
        }

        public abstract class Connector
        {
            protected void Dial(SmtpClient client) => client.Connect("mail.example.com");

            protected virtual void Hello(SmtpClient client) => client.Ehlo();
        }
        """));

    [Fact]
    public Task FieldsThroughHelpers_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        private SmtpClient _client = new();

        public void Right()
        {
            Connect();
            LogIn();
            Finish();
        }

        public void Wrong()
        {
            Connect();
            Finish();
            {|SMTP1001:LogIn|}();
        }

        public void WrongItself()
        {
            Connect();
            this.Finish();
            _client.{|SMTP1001:Noop|}();
        }

        private void Connect()
        {
            _client = new SmtpClient();
            _client.Connect("mail.example.com");
            _client.Ehlo();
            Say("connected");
        }

        private void LogIn() => _client.Login("user", Console.ReadLine()!);

        private void Finish() => _client.Quit();

        private void Say(string text) => Console.WriteLine(text);
        """));

    [Fact]
    public Task AClientThatAHelperReplaces_IsKnown() => Check.Program(Verification.Snippet.Class("""
        private SmtpClient _client = new();
        private SmtpClient Client => _client;

        public void Run()
        {
            Renew();
            _client.{|SMTP1001:Ehlo|}();
            Client.Ehlo();
            Client.Login("user", Console.ReadLine()!);
            SmtpClient other;
            Make(out other);
            other.{|SMTP1001:Mail|}("a@example.com");
            Replace(ref other);
            other.{|SMTP1001:Ehlo|}();
        }

        private void Renew() => _client = new SmtpClient();

        private static void Make(out SmtpClient client)
        {
            client = new SmtpClient();
            client.Connect("mail.example.com");
        }

        private static void Replace(ref SmtpClient client) => client = new SmtpClient();
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
    public Task Recursion_ComesToAnEnd() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            SendAll({|SMTP1001:c|}, 3);
            Even(c, 4);
            c.{|SMTP1001:Noop|}();
        }

        private static void SendAll(SmtpClient client, int count)
        {
            if (count > 0)
            {
                client.Mail("a@example.com");
                client.Rset();
                SendAll(client, count - 1);
            }
            else
            {
                client.Mail("b@example.com");
            }
        }

        private static void Even(SmtpClient client, int count)
        {
            if (count == 0)
                client.Quit();
            else
                Odd(client, count - 1);
        }

        private static void Odd(SmtpClient client, int count)
        {
            if (count == 0)
                client.Close();
            else
                Even(client, count - 1);
        }
        """));

    [Fact]
    public Task RecursionThatNeverEnds_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            Forever(c);
            c.Login("user", Console.ReadLine()!);
        }

        private static void Forever(SmtpClient client) => Forever(client);
        """));

    [Fact]
    public Task AHelperThatAlwaysThrows_EndsThePath() => Check.Program(Verification.Snippet.Class("""
        public void Run(bool flag)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            if (flag)
                c.Ehlo();
            else
                Fail(c);
            c.Mail("a@example.com");
        }

        private static void Fail(SmtpClient client)
        {
            client.Close();
            throw new InvalidOperationException();
        }
        """));

    [Fact]
    public Task AHelperThatThrewMidway_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            try
            {
                Prepare(c);
            }
            catch (SmtpException)
            {
                if (c.IsConnected)
                    c.Noop();
                c.Helo();
            }
            c.Mail("a@example.com");
        }

        private static void Prepare(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client.Ehlo();
        }
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
    public Task LocalFunctions_AreFollowed() => Check.Method("""
        using var c = new SmtpClient();
        Dial();
        {|SMTP1001:LogIn|}();
        using var d = new SmtpClient();
        Introduce(d);
        Introduce({|SMTP1002:d|});

        void Dial() => c.Connect("mail.example.com");
        void LogIn() => Check();
        void Check() => c.Login("user", Console.ReadLine()!);
        static void Introduce(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client.Ehlo();
        }
        """);

    [Fact]
    public Task LocalFunctionsThatTakeTheStep_AreNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        Dial();
        c.Login("user", Console.ReadLine()!);

        void Dial()
        {
            c.Connect("mail.example.com");
            Hello();
        }
        void Hello() => c.Ehlo();
        """);

    [Fact]
    public Task LambdasThatAreOnlyInvoked_AreFollowed() => Check.Method("""
        using var c = new SmtpClient();
        Action dial = () => c.Connect("mail.example.com");
        Func<SmtpClient, SmtpReply> mail = client => client.Mail("a@example.com");
        dial();
        mail({|SMTP1001:c|});
        """);

    [Theory]
    [InlineData("Action hello = () => c.Ehlo(); Use(hello); hello();")]
    [InlineData("Action hello = () => { }; if (flag) hello = () => c.Ehlo(); hello();")]
    [InlineData("Use((Action)Hello); void Hello() => c.Ehlo();")]
    [InlineData("Use((Action)(() => Hello())); void Hello() => c.Ehlo();")]
    [InlineData("foreach (int i in Hello()) { } IEnumerable<int> Hello() { c.Ehlo(); yield return 1; }")]
    public Task FunctionsWhoseRunsCannotBeSeen_AreNotFlagged(string functions) => Check.Method($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        {{functions}}
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task Constructors_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        private readonly SmtpClient _client = new();

        public Program() => _client.{|SMTP1001:Ehlo|}();

        public Program(string host)
        {
            _client.Connect(host);
            _client.Ehlo();
            _client.Login("user", Console.ReadLine()!);
        }

        public Program(int port)
            : this("mail.example.com") => _client.Mail("a@example.com");

        public static void Run()
        {
            using var c = new SmtpClient();
            new Session(c);
            c.{|SMTP1002:Connect|}("mail.example.com");
        }

        private class Session
        {
            public Session(SmtpClient client) => client.Connect("mail.example.com");
        }
        """));

    [Fact]
    public Task AClientOfOnesOwn_IsFollowed() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new Client();
            c.Dial();
            c.{|SMTP1001:Deliver|}();
            using var d = new Client();
            d.Dial();
            d.Ehlo();
            d.Deliver();
        }

        private class Client : SmtpClient
        {
            public void Dial() => Connect("mail.example.com");

            public void Deliver()
            {
                Mail("a@example.com");
                this.Rcpt("b@example.com");
                Data("text");
            }
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
