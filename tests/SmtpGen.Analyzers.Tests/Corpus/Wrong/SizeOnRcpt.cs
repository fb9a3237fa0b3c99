using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
client.Rcpt("you@example.com", ["SIZE=" + args.Length]).EnsureSuccess(); // SMTP2003
client.Rset();
client.Quit();
