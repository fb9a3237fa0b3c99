using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.Mail("me@example.com").EnsureSuccess();
string verdict = client.Rcpt("you@example.com").Code switch
{
    250 => "accepted",
    251 or 252 => "accepted, perhaps",
    421 => "closing",
    452 => "too many",
    >= 400 and < 500 => "later",
    550 or 551 or 553 or 571 => "no such user",
    _ => "never",
};
Console.WriteLine(verdict);
client.Rset();
client.Quit();
