using SmtpGen;

using var client = new SmtpClient();
client.Connect("hub.example.com");
client.Ehlo();
if (client.HasExtension(SmtpExtension.Etrn))
{
    SmtpReply reply = client.Etrn("@example.com");
    Console.WriteLine(reply.Code switch
    {
        250 => "started",
        251 => "nothing waits",
        252 or 253 => $"started: {reply.Text}",
        458 or 459 => "not now",
        _ => reply.ToString(),
    });
}

client.Quit();
