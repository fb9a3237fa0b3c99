using SmtpGen;

// After "SslConnectAuthenticateOAuth2" of MailKit's documentation.
string token = await GetAccessToken();
using var client = new SmtpSslClient();
await client.ConnectAsync("smtp.gmail.example", 465);
await client.EhloAsync();
await client.AuthenticateAsync(new SaslXOAuth2("mymail@gmail.example", token));
await client.SendMailAsync("mymail@gmail.example", "you@example.com", "Subject: x\r\n\r\nx\r\n");
await client.QuitAsync();

static Task<string> GetAccessToken() => File.ReadAllTextAsync("token.txt");
