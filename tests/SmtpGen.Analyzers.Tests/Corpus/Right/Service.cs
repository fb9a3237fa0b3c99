using SmtpGen;

public interface IMailer
{
    Task<bool> SendAsync(string to, string subject, string body, CancellationToken cancellation);
}

public sealed class Mailer(string host, Func<NetworkCredential> credentials) : IMailer
{
    public async Task<bool> SendAsync(string to, string subject, string body, CancellationToken cancellation)
    {
        var options = new SmtpClientOptions { Credentials = credentials(), Security = SmtpSecurity.StartTls };
        await using SmtpClient client = await SmtpClient.OpenAsync(host, 587, options, cancellation);
        try
        {
            await client.SendMailAsync("noreply@example.com", to, $"To: {to}\r\nSubject: {subject}\r\n\r\n{body}", cancellationToken: cancellation);
            return true;
        }
        catch (SmtpRecipientsRefusedException)
        {
            return false;
        }
    }
}
