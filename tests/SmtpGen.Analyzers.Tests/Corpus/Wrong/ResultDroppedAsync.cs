using SmtpGen;

await using var client = new SmtpClient();
await client.ConnectAsync("localhost");
await client.SendMailAsync("me@example.com", args, "Subject: x\r\n\r\nx\r\n"); // SMTP4002
await client.QuitAsync();
