using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com", ["PIPELINING"]).EnsureSuccess(); // SMTP2001
client.Rset();
client.Quit();
