using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>SMTP1001: every kind of member body is followed.</summary>
public class SMTP1001Bodies
{
    [Fact]
    public Task LambdaAndLocalFunction_AreFlagged() => Check.Method("""
        Action send = () =>
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.{|SMTP1001:Mail|}("a@example.com");
        };
        send();
        Local();

        void Local()
        {
            using var c = new SmtpClient();
            c.{|SMTP1001:Ehlo|}();
        }
        """);

    [Fact]
    public Task EveryKindOfBody_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        private readonly SmtpReply _reply = new SmtpClient().{|SMTP1001:Ehlo|}();

        public Program() => new SmtpClient().{|SMTP1001:Noop|}();

        public SmtpReply Property => new SmtpClient().{|SMTP1001:Noop|}();

        public SmtpReply Auto { get; } = new SmtpClient().{|SMTP1001:Noop|}();

        public SmtpReply Accessor
        {
            get { return new SmtpClient().{|SMTP1001:Noop|}(); }
            set => new SmtpClient().{|SMTP1001:Noop|}();
        }

        public IEnumerable<int> Iterator()
        {
            var c = new SmtpClient();
            c.Connect("mail.example.com");
            yield return 1;
            c.{|SMTP1001:Mail|}("a@example.com");
        }
        """));

    [Fact]
    public Task ParameterOfAPrimaryConstructor_IsFlagged() => Check.Program("""
        using SmtpGen;

        public class Sender(SmtpClient client)
        {
            public void Run()
            {
                client.Close();
                client.{|SMTP1001:Noop|}();
            }

            public void RunByHelper()
            {
                client.Close();
                {|SMTP1001:Help|}();
            }

            private void Help() => client.Noop();
        }
        """);

    [Fact]
    public Task ParameterOfAPrimaryConstructor_ThatOthersMayHaveUsed_IsNotFlagged() => Check.Program("""
        using SmtpGen;

        public class Sender(SmtpClient client)
        {
            public void Run() => client.Mail("a@example.com");

            public void RunAfterHelper()
            {
                client.Close();
                Help();
                client.Noop();
            }

            public void RunAfterAnother(Sender other)
            {
                client.Close();
                other.Help();
                client.Noop();
            }

            private void Help() => client.Connect("mail.example.com");
        }
        """);
}
