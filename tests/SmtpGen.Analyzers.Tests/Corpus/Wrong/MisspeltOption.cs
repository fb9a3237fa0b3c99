using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", rcptOptions: ["NOTFY=NEVER"]); // SMTP2005
client.Quit();
