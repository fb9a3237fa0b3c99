using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
var options = new MailOptions { ["DELIVERBY"] = "120;R" }; // SMTP2001
client.SendMail("me@example.com", "you@example.com", "x", options);
client.Quit();
