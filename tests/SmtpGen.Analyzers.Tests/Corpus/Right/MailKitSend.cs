using SmtpGen;

// After "Sending messages" of MailKit's documentation.
string message = "From: Joey <joey@friends.example>\r\nTo: Alice <alice@wonderland.example>\r\nSubject: How you doin?\r\n\r\nHey Alice.\r\n";
using (SmtpClient client = SmtpClient.Open("smtp.gmail.example", 587, new SmtpClientOptions
{
    Security = SmtpSecurity.StartTls,
    Credentials = new NetworkCredential("joey", Environment.GetEnvironmentVariable("PASSWORD")),
}))
{
    client.SendMail("joey@friends.example", "alice@wonderland.example", message);
    client.Quit();
}
