using SmtpGen;

// The framework's own client of the same name, beside this one.
using var old = new System.Net.Mail.SmtpClient("localhost") { Credentials = new NetworkCredential("me", "secret") };
old.Send("me@example.com", "you@example.com,she@example.com", "x", "x");
using var client = new SmtpGen.SmtpClient();
client.Connect("localhost");
SmtpSendResult result = client.SendMail("me@example.com", ["you@example.com", "she@example.com"], "Subject: x\r\n\r\nx\r\n");
Console.WriteLine(result.Refused.Count);
