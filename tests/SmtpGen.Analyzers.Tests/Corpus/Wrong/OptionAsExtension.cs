using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.HasExtension("BODY")) // SMTP2002
    Console.WriteLine("eight bits");
client.Quit();
