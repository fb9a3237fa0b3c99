using System.Net.Security;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>SmtpGen, a SendMail for each message.</summary>
internal class SmtpGenClient(Letter letter, SmtpChunking chunking = SmtpChunking.InOrder) : MailClient
{
    private SmtpClient? _client;

    protected SmtpClient Client => _client ?? throw new InvalidOperationException("Connect comes first.");

    // Made ready once, as a MimeMessage is for MailKit.
    protected SmtpMessage Message { get; } = new(letter.From, letter.To, letter.Octets);

    public override void Connect(int port, bool tls)
    {
        // What TLS needs is loaded for TLS only, as in any program.
        _client = new SmtpClient(new SmtpClientOptions
        {
            Chunking = chunking,
            TlsOptions = tls ? new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } : null,
        });
        Client.Connect("127.0.0.1", port);
        Client.Ehlo();
        if (!tls)
            return;
        Client.StartTls();
        Client.Ehlo();
    }

    public override void Send(int count)
    {
        for (int sent = 0; sent < count; sent++)
            Check(Client.SendMail(Message));
    }

    public override void Dispose() => _client?.Dispose();

    protected void Check(SmtpSendResult result)
    {
        if (result.Accepted.Count != Message.To.Count)
            throw new InvalidOperationException("A recipient was refused.");
    }

    protected static void Check(SmtpBatchResult result)
    {
        if (result.Delivery != SmtpDelivery.Accepted)
            throw new InvalidOperationException("A message was not accepted.", result.Error);
    }
}

/// <summary>SmtpGen, a SendMailAsync for each message.</summary>
internal sealed class SmtpGenAsyncClient(Letter letter) : SmtpGenClient(letter)
{
    public override void Send(int count) => SendAll(count).GetAwaiter().GetResult();

    private async Task SendAll(int count)
    {
        for (int sent = 0; sent < count; sent++)
            Check(await Client.SendMailAsync(Message));
    }
}

/// <summary>SmtpGen, one SendMany for all messages.</summary>
internal sealed class SmtpGenManyClient(Letter letter, SmtpChunking chunking = SmtpChunking.InOrder) : SmtpGenClient(letter, chunking)
{
    public override void Send(int count)
    {
        foreach (SmtpBatchResult result in Client.SendMany(Enumerable.Repeat(Message, count)))
            Check(result);
    }
}

/// <summary>SmtpGen, one SendManyAsync for all messages.</summary>
internal sealed class SmtpGenManyAsyncClient(Letter letter) : SmtpGenClient(letter)
{
    public override void Send(int count) => SendAll(count).GetAwaiter().GetResult();

    private async Task SendAll(int count)
    {
        await foreach (SmtpBatchResult result in Client.SendManyAsync(Enumerable.Repeat(Message, count).ToAsyncEnumerable()))
            Check(result);
    }
}
