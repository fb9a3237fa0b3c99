using System.Net.Security;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>SmtpGen, a SendMail for each message.</summary>
internal class SmtpGenClient(Letter letter, SmtpChunking chunking = SmtpChunking.InOrder) : MailClient
{
    protected SmtpClient Client { get; } = new(new SmtpClientOptions
    {
        Chunking = chunking,
        TlsOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });

    protected Letter Letter { get; } = letter;

    public override void Connect(int port, bool tls)
    {
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
            Check(Client.SendMail(Letter.From, Letter.To, Letter.Octets));
    }

    public override void Dispose() => Client.Dispose();

    protected void Check(SmtpSendResult? result)
    {
        if (result is null || result.Accepted.Count != Letter.To.Length)
            throw new InvalidOperationException("A recipient was refused.");
    }
}

/// <summary>SmtpGen, a SendMailAsync for each message.</summary>
internal sealed class SmtpGenAsyncClient(Letter letter) : SmtpGenClient(letter)
{
    public override void Send(int count) => SendAll(count).GetAwaiter().GetResult();

    private async Task SendAll(int count)
    {
        for (int sent = 0; sent < count; sent++)
            Check(await Client.SendMailAsync(Letter.From, Letter.To, Letter.Octets));
    }
}

/// <summary>SmtpGen, one SendMany for all messages.</summary>
internal sealed class SmtpGenManyClient(Letter letter, SmtpChunking chunking = SmtpChunking.InOrder) : SmtpGenClient(letter, chunking)
{
    public override void Send(int count)
    {
        var message = new SmtpMessage(Letter.From, Letter.To, Letter.Octets);
        foreach (SmtpBatchResult result in Client.SendMany(Enumerable.Repeat(message, count)))
            Check(result.Result);
    }
}

/// <summary>SmtpGen, one SendManyAsync for all messages.</summary>
internal sealed class SmtpGenManyAsyncClient(Letter letter) : SmtpGenClient(letter)
{
    public override void Send(int count) => SendAll(count).GetAwaiter().GetResult();

    private async Task SendAll(int count)
    {
        var message = new SmtpMessage(Letter.From, Letter.To, Letter.Octets);
        await foreach (SmtpBatchResult result in Client.SendManyAsync(Enumerable.Repeat(message, count).ToAsyncEnumerable()))
            Check(result.Result);
    }
}
