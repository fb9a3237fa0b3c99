using SmtpGen;

// mail.smtp.sendpartial: the exceptions of each address, once the message is on its way to the others.
using var client = new SmtpClient();
client.Connect("localhost");
try
{
    SmtpSendResult result = client.SendMail("me@example.com", args, "Subject: x\r\n\r\nx\r\n");
    if (result.Refused.Count > 0)
        throw new AggregateException(result.Refused.Select(refused => new InvalidOperationException($"{refused.Key}: {refused.Value}")));
    Console.WriteLine($"SMTPAddressSucceeded: {string.Join(' ', result.Accepted)}");
}
finally
{
    client.Quit();
}
