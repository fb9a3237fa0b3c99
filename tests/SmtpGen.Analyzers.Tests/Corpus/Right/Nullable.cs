using SmtpGen;

SmtpClient? client = args.Length > 0 ? new SmtpClient() : null;
client?.Connect(args[0]);
client?.Ehlo();
if (client?.Mail("me@example.com") is { IsSuccess: true })
{
    client.Rcpt("you@example.com").EnsureSuccess();
    client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess();
}

client?.Quit();
client?.Dispose();
