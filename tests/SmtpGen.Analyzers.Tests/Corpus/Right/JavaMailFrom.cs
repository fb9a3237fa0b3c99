using SmtpGen;

// mail.smtp.from: a reverse-path that is not the From of the message, and the null one for reports.
using var client = new SmtpClient();
client.Connect("localhost");
client.SendMail("bounces@example.com", "you@example.com", "From: me@example.com\r\nSubject: x\r\n\r\nx\r\n");
client.SendMail("", "me@example.com", "Subject: Undelivered mail\r\n\r\nx\r\n");
client.Quit();
