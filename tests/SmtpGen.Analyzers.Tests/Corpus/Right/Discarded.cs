using SmtpGen;

// A message to whom it may concern: who refuses it is of no interest, and the program says so.
using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
_ = client.SendMail("me@example.com", args, "Subject: x\r\n\r\nx\r\n");
_ = client.Vrfy("postmaster");
client.Quit();
