using SmtpGen;

// After "ProtocolLogger" of MailKit's documentation.
await using var log = new StreamWriter("smtp.log");
await using var client = new SmtpClient(new SmtpClientOptions { ProtocolLog = log });
await client.ConnectAsync("smtp.example.com", 25);
await client.EhloAsync();
await client.QuitAsync();
