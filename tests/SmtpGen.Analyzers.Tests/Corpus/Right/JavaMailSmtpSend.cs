using SmtpGen;

// After the demo program smtpsend: arguments in, a message out, the reply shown.
string mailhost = args.FirstOrDefault(argument => !argument.Contains('@')) ?? "localhost";
string[] to = [.. args.Where(argument => argument.Contains('@'))];
using SmtpClient transport = SmtpClient.Open(mailhost, options: new SmtpClientOptions { Security = SmtpSecurity.StartTlsWhenAvailable });
try
{
    SmtpSendResult result = transport.SendMail($"{Environment.UserName}@{Environment.MachineName}", to, await Console.In.ReadToEndAsync());
    Console.WriteLine($"Response: {result.Reply}");
}
catch (SmtpRecipientsRefusedException e)
{
    foreach ((string address, SmtpReply reply) in e.Recipients)
        Console.WriteLine($"SMTPAddressFailed: {address} {reply.Code} {reply.Text}");
}
