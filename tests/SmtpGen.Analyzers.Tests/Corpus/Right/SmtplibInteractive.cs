using SmtpGen;

// After the example of smtplib's documentation: asks for an envelope and a message, and sends it to the local server.
string from = Prompt("From: ");
string[] to = Prompt("To: ").Split(',', StringSplitOptions.TrimEntries);
Console.WriteLine("Enter message, end with ^D:");
var message = new StringBuilder($"From: {from}\r\nTo: {string.Join(", ", to)}\r\n\r\n");
while (Console.ReadLine() is { } line)
    message.Append(line).Append("\r\n");

using var server = new SmtpClient { DebugLevel = 1 };
server.Connect("localhost");
SmtpSendResult result = server.SendMail(from, to, message.ToString());
server.Quit();
return result.Refused.Count;

static string Prompt(string question)
{
    Console.Write(question);
    return Console.ReadLine() ?? "";
}
