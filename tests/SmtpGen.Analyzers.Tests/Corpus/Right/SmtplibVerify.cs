using SmtpGen;

// smtplib's verify and expn, where the server has them.
using var server = new SmtpClient();
server.Connect("localhost");
server.Ehlo();
SmtpReply reply = server.Verify("postmaster");
if (reply.Code is 250 or 251 or 252)
    Console.WriteLine(reply.Text);
if (server.HasExtension("EXPN") && server.Expn("staff") is { IsSuccess: true } members)
    foreach (string member in members.Lines)
        Console.WriteLine(member);
server.Quit();
