using SmtpGen;

using var client = new SmtpClient();
client.Connect("smtp.example.com", 587);
client.Ehlo();
client.StartTls();
client.Login("me", Console.ReadLine()!); // SMTP1001
client.Quit();
