using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Rcpt("you@example.com").EnsureSuccess(); // SMTP1001
client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess();
client.Quit();
