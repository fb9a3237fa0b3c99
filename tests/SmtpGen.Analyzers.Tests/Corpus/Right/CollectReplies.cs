using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
var replies = new Dictionary<string, SmtpReply>();
client.Mail("me@example.com").EnsureSuccess();
foreach (string recipient in args)
    replies[recipient] = client.Rcpt(recipient);
SmtpReply last = replies.Values.Any(reply => reply.IsSuccess) ? client.Data("Subject: x\r\n\r\nx\r\n") : client.Rset();
Console.WriteLine(last.Code == 250 ? "done" : last.Text);
client.Quit();
