using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.Mail("me@example.com").Code == 25) // SMTP2008
    Console.WriteLine("fine");
client.Rset();
client.Quit();
