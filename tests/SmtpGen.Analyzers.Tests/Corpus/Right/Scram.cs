using SmtpGen;

using var client = new SmtpClient();
client.Connect("smtp.example.com", 587);
client.Ehlo();
client.StartTls();
client.Ehlo();
using var secret = File.OpenText("/run/secrets/smtp");
client.Authenticate(new SaslScramSha256("me", secret.ReadToEnd()));
client.SendMail("me@example.com", "you@example.com", "Subject: x\r\n\r\nx\r\n");
client.Quit();
