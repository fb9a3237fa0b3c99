using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess(); // SMTP1001
client.Quit();
