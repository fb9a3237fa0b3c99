using SmtpGen;

// smtplib.SMTP_SSL with a context of its own.
using var server = new SmtpSslClient(new SmtpClientOptions
{
    TlsOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls13 },
    Timeout = TimeSpan.FromSeconds(20),
});
server.Connect("smtp.example.com");
server.EhloOrHeloIfNeeded();
server.Login("user", Console.ReadLine()!);
server.SendMail("user@example.com", "you@example.com", "Subject: hello\n\nHello.\n");
