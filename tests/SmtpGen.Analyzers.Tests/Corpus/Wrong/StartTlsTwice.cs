using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.StartTls();
client.Ehlo();
client.StartTls(); // SMTP1002
client.Ehlo();
client.Quit();
