using SmtpGen;

using var client = new SmtpSslClient();
client.Connect("smtp.example.com");
client.Ehlo();
byte[] ticket = File.ReadAllBytes("ticket");
(int code, string challenge) = client.DoCommand("AUTH", "X-TICKET");
while (code == 334)
    (code, challenge) = client.DoCommand(Convert.ToBase64String(SHA256.HashData([.. ticket, .. Convert.FromBase64String(challenge)])));
if (code != 235)
    throw new InvalidOperationException(challenge);
client.Quit();
