using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", rcptOptions: ["ORCPT=you@example.com"]); // SMTP2004
client.Quit();
