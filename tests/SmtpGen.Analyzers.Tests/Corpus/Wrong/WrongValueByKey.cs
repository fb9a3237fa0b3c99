using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
var options = new RcptOptions();
options["NOTIFY"] = "FAIL"; // SMTP2004
client.SendMail("me@example.com", "you@example.com", "x", rcptOptions: options);
client.Quit();
