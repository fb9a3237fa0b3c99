using SmtpGen;

// mail.smtp.submitter and mail.smtp.auth: the identity of another login, in xtext.
using var client = new SmtpClient();
client.Connect("relay.example.com");
client.Ehlo();
client.Mail("me@example.com", ["AUTH=" + SmtpText.Xtext(args[0])]).EnsureSuccess();
client.Rcpt("you@example.com", ["ORCPT=rfc822;you@example.com", "NOTIFY=NEVER"]).EnsureSuccess();
client.Data("Subject: x\r\n\r\nx\r\n").EnsureSuccess();
client.Quit();
