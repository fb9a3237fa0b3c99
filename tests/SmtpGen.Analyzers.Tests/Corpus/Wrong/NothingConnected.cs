using SmtpGen;

using var client = new SmtpClient();
client.Ehlo(); // SMTP1001
client.Quit();
