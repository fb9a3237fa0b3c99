using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.EsmtpFeatures.ContainsKey("FUTURERELEASE"))
    client.SendMail("me@example.com", "you@example.com", "Subject: later\r\n\r\nx\r\n", new MailOptions { HoldFor = 3600 });
else
    client.SendMail("me@example.com", "you@example.com", "Subject: now\r\n\r\nx\r\n");
client.Quit();
