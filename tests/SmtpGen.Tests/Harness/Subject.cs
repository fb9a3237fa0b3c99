using System.Net.Security;

namespace SmtpGen.Tests.Harness;

/// <summary>Which of the two flavours of every operation a test drives.</summary>
public enum Flavour
{
    Sync,
    Async,
}

/// <summary>A client whose operations are either all synchronous or all asynchronous, so that one test body speaks of both.</summary>
internal sealed partial class Subject(Flavour flavour, SmtpClientOptions? options = null, SmtpClient? client = null) : IAsyncDisposable
{
    public static TheoryData<Flavour> Flavours => [Flavour.Sync, Flavour.Async];

    /// <summary>One that talks over a stream, to a server in memory as a rule.</summary>
    public static async Task<Subject> Over(Flavour flavour, Stream stream)
    {
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        return subject;
    }

    public SmtpClient Client { get; } = client ?? new SmtpClient(options ?? new SmtpClientOptions { LocalHostName = "client.example" });

    /// <summary>A subject that has greeted the server over a stream.</summary>
    public static async Task<Subject> Introduced(Flavour flavour, Stream stream, SmtpClientOptions? options = null)
    {
        var subject = new Subject(flavour, options);
        await subject.Connect(stream);
        await subject.Ehlo();
        return subject;
    }

    /// <summary>Gives asynchronous operations up.</summary>
    public CancellationToken Token { get; set; }

    public ValueTask<SmtpReply> Connect(Stream stream) => IsAsync ? Client.ConnectAsync(stream, cancellationToken: Token) : new(Client.Connect(stream));

    public ValueTask<SmtpReply> Connect(string host, int port) => IsAsync ? Client.ConnectAsync(host, port, cancellationToken: Token) : new(Client.Connect(host, port));

    public ValueTask<SmtpReply> Ehlo(string? name = null) => IsAsync ? Client.EhloAsync(name, cancellationToken: Token) : new(Client.Ehlo(name));

    public ValueTask<SmtpReply> Helo(string? name = null) => IsAsync ? Client.HeloAsync(name, cancellationToken: Token) : new(Client.Helo(name));

    public async ValueTask EhloOrHeloIfNeeded()
    {
        if (IsAsync)
            await Client.EhloOrHeloIfNeededAsync(cancellationToken: Token);
        else
            Client.EhloOrHeloIfNeeded();
    }

    public ValueTask<SmtpReply> StartTls(SslClientAuthenticationOptions? options = null) =>
        IsAsync ? Client.StartTlsAsync(options, cancellationToken: Token) : new(Client.StartTls(options));

    public ValueTask<SmtpReply> Login(string user, string password, bool initialResponseOk = true) =>
        IsAsync ? Client.LoginAsync(user, password, initialResponseOk, cancellationToken: Token) : new(Client.Login(user, password, initialResponseOk));

    public ValueTask<SmtpReply> Authenticate(SaslMechanism mechanism) =>
        IsAsync ? Client.AuthenticateAsync(mechanism, cancellationToken: Token) : new(Client.Authenticate(mechanism));

    public ValueTask<SmtpReply> Mail(string reversePath, MailOptions? options = null) =>
        IsAsync ? Client.MailAsync(reversePath, options, cancellationToken: Token) : new(Client.Mail(reversePath, options));

    public ValueTask<SmtpReply> Mail(string reversePath, IEnumerable<string> options) =>
        IsAsync ? Client.MailAsync(reversePath, options, cancellationToken: Token) : new(Client.Mail(reversePath, options));

    public ValueTask<SmtpReply> Rcpt(string forwardPath, RcptOptions? options = null) =>
        IsAsync ? Client.RcptAsync(forwardPath, options, cancellationToken: Token) : new(Client.Rcpt(forwardPath, options));

    public ValueTask<SmtpReply> Rcpt(string forwardPath, IEnumerable<string> options) =>
        IsAsync ? Client.RcptAsync(forwardPath, options, cancellationToken: Token) : new(Client.Rcpt(forwardPath, options));

    public ValueTask<SmtpReply> Data(string message) => IsAsync ? Client.DataAsync(message, cancellationToken: Token) : new(Client.Data(message));

    public ValueTask<SmtpReply> Data(ReadOnlyMemory<byte> message) => IsAsync ? Client.DataAsync(message, cancellationToken: Token) : new(Client.Data(message));

    public ValueTask<SmtpReply> Data(Stream message) => IsAsync ? Client.DataAsync(message, cancellationToken: Token) : new(Client.Data(message));

    public ValueTask<SmtpReply> Bdat(ReadOnlyMemory<byte> chunk, bool last = false) => IsAsync ? Client.BdatAsync(chunk, last, cancellationToken: Token) : new(Client.Bdat(chunk, last));

    public ValueTask<SmtpReply> Rset() => IsAsync ? Client.RsetAsync(cancellationToken: Token) : new(Client.Rset());

    public ValueTask<SmtpReply> Noop() => IsAsync ? Client.NoopAsync(cancellationToken: Token) : new(Client.Noop());

    public ValueTask<SmtpReply> Help(string topic = "") => IsAsync ? Client.HelpAsync(topic, cancellationToken: Token) : new(Client.Help(topic));

    public ValueTask<SmtpReply> Verify(string address) => IsAsync ? Client.VerifyAsync(address, cancellationToken: Token) : new(Client.Verify(address));

    public ValueTask<SmtpReply> Expn(string list) => IsAsync ? Client.ExpnAsync(list, cancellationToken: Token) : new(Client.Expn(list));

    public ValueTask<SmtpReply> Etrn(string node) => IsAsync ? Client.EtrnAsync(node, cancellationToken: Token) : new(Client.Etrn(node));

    public ValueTask<SmtpReply> Quit() => IsAsync ? Client.QuitAsync(cancellationToken: Token) : new(Client.Quit());

    public ValueTask<SmtpReply> DoCommand(string command, string arguments = "") =>
        IsAsync ? Client.DoCommandAsync(command, arguments, cancellationToken: Token) : new(Client.DoCommand(command, arguments));

    public async ValueTask PutCommand(string command, string arguments = "")
    {
        if (IsAsync)
            await Client.PutCommandAsync(command, arguments, cancellationToken: Token);
        else
            Client.PutCommand(command, arguments);
    }

    public ValueTask<SmtpReply> GetReply() => IsAsync ? Client.GetReplyAsync(cancellationToken: Token) : new(Client.GetReply());

    public ValueTask<SmtpSendResult> SendMail(string from, IEnumerable<string> to, string message) =>
        IsAsync ? Client.SendMailAsync(from, to, message, cancellationToken: Token) : new(Client.SendMail(from, to, message));

    public ValueTask<SmtpSendResult> SendMail(
        string from, IEnumerable<string> to, ReadOnlyMemory<byte> message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null) =>
        IsAsync
            ? Client.SendMailAsync(from, to, message, mailOptions, rcptOptions, cancellationToken: Token)
            : new(Client.SendMail(from, to, message, mailOptions, rcptOptions));

    public ValueTask<SmtpSendResult> SendMail(string from, IEnumerable<string> to, Stream message) =>
        IsAsync ? Client.SendMailAsync(from, to, message, cancellationToken: Token) : new(Client.SendMail(from, to, message));

    public ValueTask<SmtpSendResult> SendMail(string from, string to, string message) =>
        IsAsync ? Client.SendMailAsync(from, to, message, cancellationToken: Token) : new(Client.SendMail(from, to, message));

    public ValueTask<SmtpSendResult> SendMail(string from, IEnumerable<string> to, string message, string[] mailOptions, string[] rcptOptions) =>
        IsAsync ? Client.SendMailAsync(from, to, message, mailOptions, rcptOptions, cancellationToken: Token) : new(Client.SendMail(from, to, message, mailOptions, rcptOptions));

    public ValueTask<SmtpSendResult> SendMail(SmtpMessage message) => IsAsync ? Client.SendMailAsync(message, cancellationToken: Token) : new(Client.SendMail(message));

    public async ValueTask Send(string text)
    {
        if (IsAsync)
            await Client.SendAsync(text, cancellationToken: Token);
        else
            Client.Send(text);
    }

    public async ValueTask Send(ReadOnlyMemory<byte> octets)
    {
        if (IsAsync)
            await Client.SendAsync(octets, cancellationToken: Token);
        else
            Client.Send(octets);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAsync)
            await Client.DisposeAsync();
        else
            Client.Dispose();
    }

    private bool IsAsync => flavour == Flavour.Async;
}
