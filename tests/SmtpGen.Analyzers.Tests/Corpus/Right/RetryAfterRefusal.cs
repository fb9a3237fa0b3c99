using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
SmtpReply reply = client.Mail("news@example.com", ["SIZE=1000", "BODY=8BITMIME"]);
if (reply.Code is 555 or 504 or 501)
    reply = client.Mail("news@example.com");
reply.EnsureSuccess();
client.Rcpt("you@example.com").EnsureSuccess();
client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess();
client.Quit();
