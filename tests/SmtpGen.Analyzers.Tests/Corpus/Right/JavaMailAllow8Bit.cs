using SmtpGen;

// mail.smtp.allow8bitmime.
byte[] message = File.ReadAllBytes("message.eml");
using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
string[] options = client.HasExtension("8BITMIME") ? ["BODY=8BITMIME"] : ["BODY=7BIT"];
client.Mail("me@example.com", client.HasExtension("8BITMIME") ? options : []).EnsureSuccess();
client.Rcpt("you@example.com").EnsureSuccess();
client.Data(message).EnsureSuccess();
client.Quit();
