using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", ["SMTPUTF8=1", "REQUIRETLS=YES"]); // SMTP2004 SMTP2004
client.Quit();
