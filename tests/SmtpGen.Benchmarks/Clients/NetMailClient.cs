using System.Net.Mail;
using System.Text;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>System.Net.Mail. It takes no ready octets: the body goes as text, the headers are its own.</summary>
internal sealed class NetMailClient(Letter letter) : MailClient
{
    private readonly MailMessage _message = Compose(letter);
    private System.Net.Mail.SmtpClient? _client;

    public override void Connect(int port, bool tls)
        => _client = tls ? throw new NotSupportedException("System.Net.Mail checks certificates in a way of its own.") : new System.Net.Mail.SmtpClient("127.0.0.1", port);

    public override void Send(int count)
    {
        for (int sent = 0; sent < count; sent++)
            _client!.Send(_message);
    }

    public override void Dispose()
    {
        _client?.Dispose();
        _message.Dispose();
    }

    private static MailMessage Compose(Letter letter)
    {
        string text = Encoding.ASCII.GetString(letter.Octets);
        int body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var message = new MailMessage { From = new MailAddress(letter.From), Subject = "A message that is sent many times", Body = text[body..] };
        foreach (string recipient in letter.To)
            message.Bcc.Add(recipient);
        return message;
    }
}
