using SmtpGen;

// A client that takes what a greylisting server says for what it is.
using var server = new SmtpClient();
for (int attempt = 0; attempt < 3; attempt++)
{
    try
    {
        server.Connect("mx.example.com");
        server.SendMail("me@example.com", "you@example.com", "Subject: x\n\nx\n");
        server.Quit();
        break;
    }
    catch (SmtpResponseException e) when (e.SmtpCode / 100 == 4)
    {
        server.Close();
        Thread.Sleep(TimeSpan.FromMinutes(attempt));
    }
}
