using SmtpGen;

using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1));
await using var client = new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.FromSeconds(10) });
try
{
    await client.ConnectAsync("localhost", cancellationToken: source.Token);
    await client.EhloAsync(cancellationToken: source.Token);
    SmtpSendResult result = await client.SendMailAsync("me@example.com", args, "Subject: x\r\n\r\nx\r\n", source.Token).ConfigureAwait(false);
    Console.WriteLine(result.Accepted.Count);
}
catch (OperationCanceledException)
{
    Console.WriteLine("given up");
}
catch (TimeoutException)
{
    Console.WriteLine("too slow");
}
