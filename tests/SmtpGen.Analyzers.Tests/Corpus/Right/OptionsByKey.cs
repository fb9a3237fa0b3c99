using SmtpGen;

var mail = new MailOptions { Size = 1000, ["XVERP"] = "" };
mail["X-TRACK"] = Guid.NewGuid().ToString("N");
mail["RET"] = args.Length > 0 ? "FULL" : "HDRS";
var rcpt = new RcptOptions { ["NOTIFY"] = "NEVER" };
rcpt["NOTIFY"] = null;
using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail("me@example.com", "you@example.com", "Subject: x\r\n\r\nx\r\n", mail, rcpt);
client.Quit();
