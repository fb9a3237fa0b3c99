using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
SmtpReply reply = client.Quit();
Console.WriteLine(reply.Code switch
{
    250 => "bye", // SMTP2008
    221 => "closing",
    _ => "?",
});
