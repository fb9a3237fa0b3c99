using SmtpGen;

// smtplib.LMTP over a unix socket.
using var server = new LmtpClient();
server.Connect("/var/run/dovecot/lmtp");
server.Ehlo();
SmtpSendResult result = server.SendMail("me@example.com", args, Console.In.ReadToEnd());
Console.WriteLine($"{result.Accepted.Count} delivered, {result.Refused.Count} not");
server.Quit();
