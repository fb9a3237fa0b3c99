using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com"); // SMTP4001
foreach (string recipient in args)
    client.Rcpt(recipient); // SMTP4001
client.Data("Subject: x\r\n\r\nx\r\n"); // SMTP4001
client.Quit();
