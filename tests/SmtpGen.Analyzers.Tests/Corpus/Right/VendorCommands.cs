using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.HasExtension("XCLIENT"))
{
    string name = args.Length > 0 ? SmtpText.Xtext(args[0]) : "[UNAVAILABLE]";
    client.DoCommand("XCLIENT", $"PORT={args.Length} NAME={name}").EnsureSuccess();
}

if (!client.DoCommand("XNOTE", SmtpText.Xtext(Console.ReadLine()!)).IsSuccess)
    Console.WriteLine("no notes here");
client.Quit();
