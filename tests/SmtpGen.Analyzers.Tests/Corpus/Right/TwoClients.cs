using SmtpGen;

using var source = new SmtpClient();
using var target = new LmtpClient();
source.Connect("mx.example.com");
target.Connect("/run/lmtp");
source.Ehlo();
target.Ehlo();
foreach (string user in args)
{
    SmtpReply known = source.Vrfy(user);
    if (!known.IsSuccess)
        continue;
    target.Mail("").EnsureSuccess();
    target.Rcpt(user).EnsureSuccess();
    target.Data($"Subject: hello\r\n\r\n{known.Text}\r\n").EnsureSuccess();
}

source.Quit();
target.Quit();
