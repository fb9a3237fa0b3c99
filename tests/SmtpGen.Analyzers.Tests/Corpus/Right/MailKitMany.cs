using SmtpGen;

// After "SendMessages" of MailKit's documentation: one connection, many messages.
string[] messages = Directory.GetFiles("outbox");
using var client = new SmtpClient();
client.Connect("smtp.example.com", 587);
client.Ehlo();
client.StartTls();
client.Ehlo();
client.Login("username", args[0]);
foreach (string file in messages)
{
    using FileStream message = File.OpenRead(file);
    client.SendMail("a@example.com", "b@example.com", message);
    Console.WriteLine($"sent {file}");
}

client.Quit();
