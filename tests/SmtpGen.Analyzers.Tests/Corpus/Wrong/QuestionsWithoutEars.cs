using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Vrfy("postmaster"); // SMTP4001
client.Expn("staff"); // SMTP4001
client.Etrn("example.com"); // SMTP4001
client.Quit();
