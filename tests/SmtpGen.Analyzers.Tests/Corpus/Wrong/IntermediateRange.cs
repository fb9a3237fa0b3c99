using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
SmtpReply reply = client.Mail("me@example.com");
if (reply.Code is >= 300 and < 400) // SMTP2008
    Console.WriteLine("go on");
client.Rset();
client.Quit();
