using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
if (client.HasExtension("DSN")) // SMTP1001
    Console.WriteLine("DSN");
client.Quit();
