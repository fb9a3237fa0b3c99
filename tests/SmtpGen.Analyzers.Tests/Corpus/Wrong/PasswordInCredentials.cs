using SmtpGen;

using SmtpClient client = SmtpClient.Open("smtp.example.com", 587, new SmtpClientOptions
{
    Credentials = new NetworkCredential("me", "swordfish"), // SMTP3004
});
client.Quit();
