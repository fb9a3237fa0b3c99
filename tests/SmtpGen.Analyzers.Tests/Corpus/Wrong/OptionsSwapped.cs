using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
client.SendMail(
    "me@example.com",
    "you@example.com",
    "x",
    ["ORCPT=rfc822;you@example.com"], // SMTP2003
    ["RET=FULL"]); // SMTP2003
client.Quit();
