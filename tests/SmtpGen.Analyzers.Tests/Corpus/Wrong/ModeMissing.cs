using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", ["BY=120"]); // SMTP2004
client.Quit();
