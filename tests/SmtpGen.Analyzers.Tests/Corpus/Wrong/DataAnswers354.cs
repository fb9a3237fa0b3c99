using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
client.Rcpt("you@example.com").EnsureSuccess();
if (client.Data("Subject: x\r\n\r\nx\r\n").Code == 354) // SMTP2008
    Console.WriteLine("sent");
client.Quit();
