using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Every kind of member that can be a helper is looked into, where nothing else can run in its place.</summary>
public class HelperKinds
{
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
    public Task ClientsByAnAlias_AreFollowed() => Check.Program("using Post = SmtpGen.SmtpClient;\n" + Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new Post();
            Dial(c);
            c.{|SMTP1001:Mail|}("a@example.com");
            using var d = new Post();
            Dial(d);
            d.Ehlo();
            d.Mail("a@example.com");
        }

        private static void Dial(Post post) => post.Connect("mail.example.com");
        """));

    [Fact]
    public Task ClientsOfAClassOfTheProgram_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new Own();
            Dial(c);
            c.{|SMTP1001:Mail|}("a@example.com");
            using var d = new Own();
            Dial(d);
            d.Ehlo();
            d.Mail("a@example.com");
        }

        private static void Dial(Own own) => own.Connect("mail.example.com");

        private class Own : SmtpClient;
        """));
}
