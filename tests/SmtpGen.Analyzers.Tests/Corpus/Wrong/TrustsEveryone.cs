using SmtpGen;

using var client = new SmtpClient(new SmtpClientOptions
{
    TlsOptions = new SslClientAuthenticationOptions
    {
        RemoteCertificateValidationCallback = (_, _, _, _) => true, // SMTP3002
    },
});
client.Connect("smtp.example.com", 587);
client.Ehlo();
client.StartTls(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Trust }); // SMTP3002
client.Ehlo();
client.Quit();

static bool Trust(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
{
    return true;
}
