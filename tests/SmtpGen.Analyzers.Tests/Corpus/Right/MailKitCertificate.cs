using SmtpGen;

// After "SslConnectionInfo" of MailKit's documentation: a server whose certificate is known by its hash.
const string Known = "5B0A1C5B4F1A6E3C0B7D9E2F8A4C6D1E3F5A7B9C2D4E6F8091A3B5C7D9E1F2A4";
using var client = new SmtpClient(new SmtpClientOptions
{
    TlsOptions = new SslClientAuthenticationOptions
    {
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if (errors == SslPolicyErrors.None)
                return true;
            return certificate?.GetCertHashString(HashAlgorithmName.SHA256) == Known;
        },
    },
});
client.Connect("smtp.example.com", 587);
client.Ehlo();
client.StartTls();
client.Ehlo();
client.Quit();
