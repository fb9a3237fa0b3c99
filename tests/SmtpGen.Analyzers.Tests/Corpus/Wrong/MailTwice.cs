using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
client.Mail("you@example.com").EnsureSuccess(); // SMTP1002
client.Rset();
client.Quit();
