using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>What a helper gives back, and how it ends, is known to its callers.</summary>
public class HelperOutcomes
{
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
    public Task AHelperThatAlwaysThrows_LeavesNothingCertain() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            try
            {
                ConnectAndFail(c);
            }
            catch (InvalidOperationException)
            {
                c.Noop();
            }
        }

        private static void ConnectAndFail(SmtpClient client)
        {
            client.Connect("mail.example.com");
            throw new InvalidOperationException();
        }
        """));
}
