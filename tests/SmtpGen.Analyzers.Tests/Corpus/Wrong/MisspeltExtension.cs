using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
if (client.HasExtension("STARTLS")) // SMTP2005
    client.StartTls();
client.Close();
