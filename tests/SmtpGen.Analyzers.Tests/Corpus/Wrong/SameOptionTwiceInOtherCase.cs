using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
string[] options = ["SIZE=1", "RET=FULL", "ret=HDRS"]; // SMTP2007
client.Mail("me@example.com", options).EnsureSuccess();
client.Rset();
client.Quit();
