using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", ["BODY=8BIT"]); // SMTP2004
client.Quit();
