using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Each way that a program may take is followed, in a program that is right and in one that is not.</summary>
public class Flows
{
    [Fact]
    public Task FieldsAndPropertiesWithinAMethod_AreFlagged() => Check.Program(Verification.Snippet.Class("""
        private SmtpClient _field = new();
        private SmtpClient Auto { get; set; } = new();

        public void Run()
        {
            _field = new SmtpClient();
            this._field.{|SMTP1001:Ehlo|}();
            Auto = new SmtpClient();
            this.Auto.{|SMTP1001:Noop|}();
            Auto.Quit();
            Auto.{|SMTP1001:Noop|}();
        }
        """));

    [Fact]
    public Task FieldsAndPropertiesWithinAMethod_AreNotFlagged() => Check.Program(Verification.Snippet.Class("""
        private SmtpClient _field = new();
        private SmtpClient Auto { get; set; } = new();
        protected virtual SmtpClient Virtual { get; set; } = new();

        public void Run(Action later, Program other)
        {
            _field.Connect("mail.example.com");
            _field.Ehlo();
            Auto = _field;
            Auto.Mail("a@example.com");
            _field.Rcpt("b@example.com");
            _field.Quit();
            later();
            _field.Noop();
            Auto.Quit();
            other.Auto.Connect("mail.example.com");
            other._field.Ehlo();
            Auto.Noop();
            Virtual = new SmtpClient();
            Virtual.Ehlo();
        }
        """));

    [Fact]
    public Task FieldInitializersAndConstructors_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        private readonly SmtpClient _right = new();
        private readonly SmtpClient _wrong = new();
        private readonly SmtpClient _given;
        private SmtpClient Auto { get; } = new();
        private readonly SmtpReply _reply = new SmtpClient().{|SMTP1001:Noop|}();

        public Program(SmtpClient given)
        {
            _right.Connect("mail.example.com");
            _right.Ehlo();
            _wrong.{|SMTP1001:Ehlo|}();
            Auto.{|SMTP1001:Noop|}();
            _given = given;
            _given.Mail("a@example.com");
        }
        """));

    [Fact]
    public Task FieldInitializersThatOthersMayHaveUsed_AreNotFlagged() => Check.Program(Verification.Snippet.Class("""
        private readonly SmtpClient _client = new();

        public Program(Action later)
        {
            later();
            _client.Noop();
        }
        """));

    /// <summary>The contract is that of the declared type where nobody knows what was made.</summary>
    [Fact]
    public Task TheDeclaredType_IsFollowed() => Check.Program(Verification.Snippet.Class("""
        public void Run(SmtpSslClient encrypted, LmtpClient local)
        {
            encrypted.Close();
            encrypted.Connect("mail.example.com");
            encrypted.Ehlo();
            encrypted.{|SMTP1002:StartTls|}();
            local.Close();
            local.Connect("/run/lmtp");
            local.Ehlo();
            local.StartTls();
        }
        """));

    [Fact]
    public Task Reconnect_IsFollowed() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Quit();
        c = new SmtpClient();
        c.{|SMTP1001:Ehlo|}();
        c.Close();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task Reconnect_IsNotFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        for (int round = 0; round < 3; round++)
        {
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Mail("a@example.com");
            c.Quit();
            c = new SmtpClient();
        }
        """);

    [Fact]
    public Task UseAfterUsing_IsFlagged() => Check.Method("""
        var c = new SmtpClient();
        using (c)
        {
            c.Connect("mail.example.com");
            c.Ehlo();
        }
        c.{|SMTP1001:Noop|}();
        """);

    [Fact]
    public Task UsingInside_IsNotFlagged() => Check.BothFlavours("""
        for (int i = 0; i < 2; i++)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Mail("a@example.com");
        }
        """);

    [Fact]
    public Task HandlersAndTheirFilters_AreFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        try
        {
            c.Connect("mail.example.com");
            c.Ehlo();
        }
        catch (SmtpHeloException) when (flag)
        {
            c.Helo();
            c.{|SMTP1001:Rcpt|}("a@example.com");
        }
        catch (Exception)
        {
            c.Close();
            c.{|SMTP1001:Ehlo|}();
            throw;
        }
        """);

    [Fact]
    public Task HandlersAndTheirFilters_AreNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        try
        {
            c.Ehlo();
            c.Mail("a@example.com");
            c.Rcpt("b@example.com");
        }
        catch (SmtpServerDisconnectedException) when (!c.IsConnected)
        {
            c.Connect("mail.example.com");
            c.Ehlo();
        }
        finally
        {
            if (c.IsConnected)
                c.Rset();
        }
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task KeptTasks_AreFollowed() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            await using var c = new SmtpClient();
            ValueTask<SmtpReply> connect = c.ConnectAsync("mail.example.com");
            Console.WriteLine("meanwhile");
            await connect;
            Task<SmtpReply> hello = c.EhloAsync().AsTask();
            await hello;
            var mail = c.MailAsync("a@example.com");
            var reply = await mail;
            if (!reply.IsSuccess)
                await c.{|SMTP1001:RcptAsync|}("b@example.com");
            Task<SmtpClient> open = SmtpClient.OpenAsync("mail.example.com").AsTask();
            using var d = await open;
            await d.{|SMTP1001:RcptAsync|}("b@example.com");
        }
        """));

    [Fact]
    public Task IteratorsAndAsyncIterators_AreFlagged() => Check.Program(Verification.Snippet.Class("""
        public IEnumerable<SmtpReply> Replies()
        {
            using var c = new SmtpClient();
            yield return c.{|SMTP1001:Ehlo|}();
            yield return c.{|SMTP1001:Rcpt|}("a@example.com");
        }

        public async IAsyncEnumerable<SmtpReply> RepliesAsync(SmtpClient c)
        {
            await c.QuitAsync();
            yield return await c.{|SMTP1001:NoopAsync|}();
        }
        """));

    [Fact]
    public Task IteratorsAndAsyncIterators_AreNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public IEnumerable<SmtpReply> Replies(string[] recipients)
        {
            using var c = SmtpClient.Open("mail.example.com");
            yield return c.Mail("a@example.com");
            foreach (string recipient in recipients)
                yield return c.Rcpt(recipient);
            yield return c.Data("text");
        }

        public async IAsyncEnumerable<SmtpReply> RepliesAsync()
        {
            await using var c = await SmtpClient.OpenAsync("mail.example.com");
            yield return await c.MailAsync("a@example.com");
        }
        """));

    [Fact]
    public Task Goto_IsFollowed() => Check.BothFlavours("""
        using var c = new SmtpClient();
        again:
        c.Connect("mail.example.com");
        if (flag)
            goto send;
        c.Ehlo();
        c.Quit();
        goto again;
        send:
        c.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task GotoBack_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        again:
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Data("text");
        if (flag)
            goto again;
        """);

    [Fact]
    public Task SwitchWithGotoCase_IsFollowed() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        switch (recipients.Length)
        {
            case 0:
                c.Ehlo();
                goto default;
            case 1:
                c.{|SMTP1001:Mail|}("a@example.com");
                break;
            default:
                c.Helo();
                c.Mail("a@example.com");
                break;
        }
        """);

    [Fact]
    public Task SwitchExpressionOnACode_IsNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        var reply = c.Ehlo().Code switch
        {
            250 => c.Mail("a@example.com"),
            >= 500 => c.Helo(),
            _ => c.Quit(),
        };
        Console.WriteLine(reply.Code);
        """);

    [Fact]
    public Task SwitchOnACode_IsFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        switch (c.Ehlo().Code)
        {
            case 250:
                c.Mail("a@example.com");
                break;
            case > 400:
                c.{|SMTP1001:Mail|}("a@example.com");
                break;
        }
        """);

    [Fact]
    public Task MadeInBothBranchesOfAKind_IsFollowed() => Check.Method("""
        SmtpClient c;
        if (flag)
            c = new SmtpSslClient();
        else
            c = new SmtpSslClient(new SmtpClientOptions());
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task ConditionalAccessOnTheResult_IsFollowed() => Check.Method("""
        SmtpClient? c = flag ? SmtpClient.Open("mail.example.com") : null;
        if (c?.Mail("a@example.com").IsSuccess == true)
            c.Rcpt("b@example.com");
        c?.Quit();
        c?.{|SMTP1001:Noop|}();
        """);
}
