using SmtpGen;

await using var client = new SmtpClient();
await client.ConnectAsync("localhost");
await client.EhloAsync();
await client.MailAsync("me@example.com"); // SMTP4001
await client.RcptAsync("you@example.com").ConfigureAwait(false); // SMTP4001
await client.DataAsync("Subject: x\r\n\r\nx\r\n"); // SMTP4001
await client.QuitAsync();
