using SmtpGen;

// After "SmtpExceptions" of MailKit's documentation: which step failed, and how.
using var client = new SmtpClient();
try
{
    client.Connect("smtp.example.com", 587);
}
catch (SmtpResponseException e)
{
    Console.WriteLine($"Error trying to connect: {e.Message}");
    Console.WriteLine($"\tStatusCode: {e.SmtpCode}");
    return;
}

client.Ehlo();
client.StartTls();
client.Ehlo();
if (client.HasExtension("AUTH"))
{
    try
    {
        client.Login("username", args[0]);
    }
    catch (SmtpAuthenticationException)
    {
        Console.WriteLine("Invalid user name or password.");
        return;
    }
}

try
{
    client.SendMail("a@example.com", "b@example.com", "Subject: x\r\n\r\nx\r\n");
}
catch (SmtpSenderRefusedException e)
{
    Console.WriteLine($"\tSender not accepted: {e.Sender}");
}
catch (SmtpDataException e)
{
    Console.WriteLine($"\tMessage not accepted: {e.Reply.EnhancedStatus}");
}

client.Quit();
