using SmtpGen;

using var client = new SmtpClient();
var (code, text) = client.Connect("localhost");
if (code != 250) // SMTP2008
    throw new InvalidOperationException(text);
client.Quit();
