using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
Console.WriteLine(client.EsmtpFeatures.ContainsKey("QUANTUM")); // SMTP2005
client.Quit();
