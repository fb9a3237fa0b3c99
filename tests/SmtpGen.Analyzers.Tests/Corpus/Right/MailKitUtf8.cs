using SmtpGen;

// After "International addresses": only where the server takes them.
using var client = new SmtpClient();
client.Connect("smtp.example.com", 25);
client.Ehlo();
var options = new MailOptions();
if (client.HasExtension("SMTPUTF8"))
    options.SmtpUtf8 = true;
client.SendMail("jürgen@example.com", "δοκιμή@example.com", "Subject: ü\r\n\r\nü\r\n", options);
client.Quit();
