using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
SmtpReply reply = client.Mail("me@example.com");
switch (reply.Code)
{
    case 250:
        break;
    case 551: // SMTP2008
        Console.WriteLine("forwarded");
        break;
}
client.Rset();
client.Quit();
