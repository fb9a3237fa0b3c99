using SmtpGen;

const string Fallback = "swordfish";
using var client = new SmtpSslClient();
client.Connect("smtp.example.com");
client.Ehlo();
client.Login("me", Environment.GetEnvironmentVariable("PASSWORD") ?? Fallback); // SMTP3004
client.Quit();
