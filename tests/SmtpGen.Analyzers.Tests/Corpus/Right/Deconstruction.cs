using SmtpGen;

await using var client = new SmtpClient();
var (greeting, _) = await client.ConnectAsync("localhost");
if (greeting != 220)
    return;
await client.EhloAsync();
(int code, string text) = await client.MailAsync("me@example.com");
if (code == SmtpReplyCode.Ok)
    (code, text) = await client.RcptAsync("you@example.com");
if (code is SmtpReplyCode.Ok or SmtpReplyCode.UserNotLocalWillForward)
    (code, text) = await client.DataAsync("Subject: x\r\n\r\nx\r\n");
Console.WriteLine($"{code} {text}");
await client.QuitAsync();
