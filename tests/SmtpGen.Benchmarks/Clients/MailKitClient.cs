using MailKit.Security;
using MimeKit;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>MailKit, one prepared MimeMessage again and again: what it offers that comes nearest to octets.</summary>
internal class MailKitClient : MailClient
{
    private readonly bool _noDelay;

    public MailKitClient(Letter letter, bool noDelay)
    {
        _noDelay = noDelay;
        using var octets = new MemoryStream(letter.Octets);
        Message = MimeMessage.Load(octets);
        Sender = MailboxAddress.Parse(letter.From);
        Recipients = [.. letter.To.Select(recipient => MailboxAddress.Parse(recipient))];
        Client.ServerCertificateValidationCallback = (_, _, _, _) => true;
        Client.CheckCertificateRevocation = false;
    }

    protected MailKit.Net.Smtp.SmtpClient Client { get; } = new();

    protected MimeMessage Message { get; }

    protected MailboxAddress Sender { get; }

    protected MailboxAddress[] Recipients { get; }

    public override void Connect(int port, bool tls)
    {
        SecureSocketOptions security = tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
        if (_noDelay)
            Client.Connect(Dial(port), "127.0.0.1", port, security);
        else
            Client.Connect("127.0.0.1", port, security);
    }

    public override void Send(int count)
    {
        for (int sent = 0; sent < count; sent++)
            Client.Send(Message, Sender, Recipients);
    }

    public override void Dispose() => Client.Dispose();
}

/// <summary>MailKit, awaited.</summary>
internal sealed class MailKitAsyncClient(Letter letter) : MailKitClient(letter, noDelay: true)
{
    public override void Send(int count) => SendAll(count).GetAwaiter().GetResult();

    private async Task SendAll(int count)
    {
        for (int sent = 0; sent < count; sent++)
            await Client.SendAsync(Message, Sender, Recipients);
    }
}
