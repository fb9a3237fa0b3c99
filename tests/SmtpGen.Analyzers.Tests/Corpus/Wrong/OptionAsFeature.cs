using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
string? ret = client.EsmtpFeatures.GetValueOrDefault("RET"); // SMTP2002
if (client.EsmtpFeatures.TryGetValue("NOTIFY", out string? notify)) // SMTP2002
    Console.WriteLine(ret + notify);
client.Quit();
