using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
const string Body = "BODY=BINARYMIME";
Console.WriteLine(client.HasExtension(Body)); // SMTP2002
client.Quit();
