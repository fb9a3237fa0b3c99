using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
int size = int.Parse(args[0]);
client.Mail("me@example.com", [$"SIZE={size}", "BODY=8BITMIME", "smtputf8", "RET=hdrs", "MT-PRIORITY=-3", "BY=120;R"]).EnsureSuccess();
client.Rcpt("you@example.com", new[] { "NOTIFY=SUCCESS,DELAY", "ORCPT=rfc822;you+2Bbox@example.com" }).EnsureSuccess();
client.Rset();
client.Mail("me@example.com", ["HOLDUNTIL=2026-12-24T18:00:00Z", "REQUIRETLS", "SOLICIT=org.example:ADV"]).EnsureSuccess();
client.Rset();
client.Quit();
