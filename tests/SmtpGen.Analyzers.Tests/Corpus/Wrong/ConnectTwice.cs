using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Connect("mx.example.com"); // SMTP1002
client.Quit();
