using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
client.Rcpt("you@example.com").EnsureSuccess();
client.Bdat(new byte[10]).EnsureSuccess();
client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess(); // SMTP1002
client.Quit();
