using SmtpGen;

await using var client = new SmtpClient();
await client.ConnectAsync("localhost");
await client.EhloAsync();
using var timer = new PeriodicTimer(TimeSpan.FromMinutes(4));
while (await timer.WaitForNextTickAsync())
{
    if (!client.IsConnected || !(await client.NoopAsync()).IsSuccess)
        break;
}

await client.QuitAsync();
