using SmtpGen;

// mail.smtp.starttls.enable and mail.smtp.starttls.required.
bool required = args.Contains("--required");
using var client = new SmtpClient();
client.Connect("smtp.example.com", 587);
client.Ehlo();
if (client.HasExtension("STARTTLS"))
{
    client.StartTls();
    client.Ehlo();
}
else if (required)
{
    throw new NotSupportedException("STARTTLS is required but host does not support STARTTLS");
}

client.SendMail("me@example.com", "you@example.com", "Subject: x\r\n\r\nx\r\n");
client.Quit();
