using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.DoCommand("NOOP").EnsureSuccess(); // SMTP2009
Console.WriteLine(client.DoCommand("HELP", "MAIL").Text); // SMTP2009
client.DoCommand("rset").EnsureSuccess(); // SMTP2009
client.Quit();
