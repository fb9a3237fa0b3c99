using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", args, "Subject: x\r\n\r\nx\r\n"); // SMTP4002
client.SendMail("me@example.com", ["a@example.com", "b@example.com"], "Subject: x\r\n\r\nx\r\n"); // SMTP4002
client.Quit();
