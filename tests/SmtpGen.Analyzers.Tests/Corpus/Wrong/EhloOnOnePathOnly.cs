using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
if (args.Length > 0)
    client.Ehlo();
client.Mail("me@example.com").EnsureSuccess(); // SMTP1003
client.Rset();
client.Quit();
