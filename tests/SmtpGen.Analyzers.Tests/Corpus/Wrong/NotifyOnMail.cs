using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com", ["NOTIFY=NEVER"]).EnsureSuccess(); // SMTP2003
client.Rset();
client.Quit();
