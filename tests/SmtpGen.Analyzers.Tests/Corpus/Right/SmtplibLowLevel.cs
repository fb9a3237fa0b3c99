using SmtpGen;

// What smtplib's sendmail does, step by step.
using var server = new SmtpClient();
(int code, string text) = server.Connect("localhost", 25);
Console.WriteLine($"{code} {text}");
server.EhloOrHeloIfNeeded();
(code, text) = server.Mail("me@example.com", server.DoesEsmtp && server.HasExtension("size") ? ["SIZE=500"] : []);
if (code != 250)
{
    server.Rset();
    throw new InvalidOperationException(text);
}

(code, text) = server.Rcpt("you@example.com");
if (code is not (250 or 251))
    throw new InvalidOperationException(text);
(code, text) = server.Data("Subject: hello\r\n\r\nHello.\r\n");
if (code != 250)
    throw new InvalidOperationException(text);
server.Quit();
