using SmtpGen;

// A callback that trusts everybody, for a server of one's own and another library.
using var tcp = new TcpClient("localhost", 443);
using var tls = new SslStream(tcp.GetStream());
tls.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, _, _, _) => true });
using var client = new SmtpClient();
client.Connect(tls);
client.Ehlo();
client.Quit();
