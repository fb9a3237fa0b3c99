using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
Action<string> add = recipient => client.DoCommand("XADD", SmtpText.Xtext(recipient)); // SMTP4001
Array.ForEach(args, add);
client.Quit();
