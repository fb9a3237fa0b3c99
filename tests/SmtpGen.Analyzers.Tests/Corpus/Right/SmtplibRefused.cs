using SmtpGen;

// smtplib's dictionary of refused recipients, and its exceptions.
using var server = new SmtpClient();
server.Connect("localhost");
try
{
    IReadOnlyDictionary<string, SmtpReply> refused = server.SendMail("me@example.com", ["a@example.com", "b@example.com"], "Subject: x\n\nx\n").Refused;
    Console.WriteLine(refused.Count == 0 ? "all" : "some");
}
catch (SmtpRecipientsRefusedException e)
{
    foreach (string recipient in e.Recipients.Keys)
        Console.WriteLine(recipient);
}
catch (SmtpSenderRefusedException e)
{
    Console.WriteLine($"{e.Sender}: {e.SmtpCode} {e.SmtpError}");
}
