using SmtpGen;

// The shape of most smtplib scripts: EHLO, STARTTLS, EHLO, login, sendmail, quit.
using var server = new SmtpClient();
server.Connect("smtp.example.com", 587);
server.Ehlo();
server.StartTls();
server.Ehlo();
server.Login("user@example.com", Environment.GetEnvironmentVariable("SMTP_PASSWORD")!);
foreach ((string recipient, SmtpReply reply) in server.SendMail("user@example.com", args, "Subject: hello\n\nHello.\n").Refused)
    Console.Error.WriteLine($"{recipient}: {reply.Code} {reply.Text}");
server.Quit();
