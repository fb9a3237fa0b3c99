using SmtpGen;

// mail.smtp.dsn.notify and mail.smtp.dsn.ret, as text.
using var client = new SmtpClient();
client.Connect("smtp.example.com");
client.Ehlo();
SmtpSendResult result = client.SendMail(
    "me@example.com", args, "Subject: x\r\n\r\nx\r\n", ["RET=HDRS", "ENVID=" + SmtpText.Xtext(args[0])], ["NOTIFY=SUCCESS,FAILURE"]);
Console.WriteLine(string.Join(", ", result.Accepted));
client.Quit();
