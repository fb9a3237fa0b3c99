using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.DoCommand("MAIL", $"FROM:<{args[0]}>").EnsureSuccess(); // SMTP3003
client.DoCommand("RCPT", "TO:" + args[1]).EnsureSuccess(); // SMTP3003
client.PutCommand(args[2]); // SMTP3003
client.GetReply();
client.Quit();
