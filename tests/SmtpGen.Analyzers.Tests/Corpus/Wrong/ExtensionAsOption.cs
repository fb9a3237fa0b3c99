using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "x", mailOptions: ["8BITMIME"]); // SMTP2001
client.Quit();
