using SmtpGen;

using var client = new SmtpSslClient();
client.Connect("smtp.example.com");
client.Ehlo();
string password = Environment.GetEnvironmentVariable("PASSWORD") ?? throw new InvalidOperationException("PASSWORD is not set");
string[] offered = client.EsmtpFeatures.TryGetValue("AUTH", out string? words) ? words.Split(' ') : [];
if (offered.Contains(SaslMechanisms.CramMd5))
    client.Authenticate(new SaslCramMd5("me", password));
else
    client.Login("me", password, initialResponseOk: false);
client.Quit();
