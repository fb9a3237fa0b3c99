using SmtpGen;

using var client = new SmtpClient();
client.Connect("smtp.example.com", 587);
client.StartTls(); // SMTP1001
client.Login("me", Console.ReadLine()!); // SMTP1001
client.Quit();
