using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Quit();
client.Mail("me@example.com").EnsureSuccess(); // SMTP1001
