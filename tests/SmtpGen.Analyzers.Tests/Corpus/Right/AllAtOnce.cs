using SmtpGen;

string[] hosts = args;
await Task.WhenAll(hosts.Select(async host =>
{
    await using var client = new SmtpClient();
    await client.ConnectAsync(host);
    await client.EhloAsync();
    SmtpReply reply = await client.HelpAsync("STARTTLS");
    Console.WriteLine($"{host}: {reply.Text}");
    await client.QuitAsync();
}));
