using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (!client.HasExtension("PIPELINING"))
    return;
client.PutCommand("XONE");
client.PutCommand("XTWO");
SmtpReply one = client.GetReply(), two = client.GetReply();
Console.WriteLine($"{one.Code} {two.Code}");
client.Quit();
