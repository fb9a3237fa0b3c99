using SmtpGen;

using FileStream file = File.OpenRead(args[0]);
using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (!client.HasExtension("CHUNKING"))
    return;
client.Mail("me@example.com", new MailOptions { Size = file.Length }).EnsureSuccess();
client.Rcpt("you@example.com").EnsureSuccess();
var buffer = new byte[65536];
for (int count = file.Read(buffer); count > 0; count = file.Read(buffer))
    client.Bdat(buffer.AsMemory(0, count)).EnsureSuccess();
client.Bdat(ReadOnlyMemory<byte>.Empty, last: true).EnsureSuccess();
client.Quit();
