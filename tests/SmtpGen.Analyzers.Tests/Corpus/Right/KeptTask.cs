using SmtpGen;

await using var client = new SmtpClient();
await client.ConnectAsync("localhost");
await client.EhloAsync();
ValueTask<SmtpReply> pending = client.MailAsync("me@example.com");
Console.WriteLine("…");
(await pending).EnsureSuccess();
SmtpReply reply = await client.RcptAsync("you@example.com");
if (!reply.IsSuccess)
    return;
(await client.DataAsync("Subject: x\r\n\r\nx\r\n")).EnsureSuccess();
await client.QuitAsync();
