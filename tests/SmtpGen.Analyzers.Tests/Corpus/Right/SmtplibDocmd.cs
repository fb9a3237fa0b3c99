using SmtpGen;

// smtplib's docmd with a verb that has no method.
using var server = new SmtpClient();
server.Connect("localhost");
server.Ehlo();
(int code, string text) = server.DoCommand("XPING", "now");
Console.WriteLine(code == 250 ? "alive" : text);
server.PutCommand("XPING");
Console.WriteLine(server.GetReply().Code);
server.Quit();
