using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.StartTls() is { Code: 250 }) // SMTP2008
    client.Ehlo();
client.Close();
