using SmtpGen;

// After "ProxyClient" of MailKit's documentation: the connection is somebody else's work.
using var tcp = new TcpClient("proxy.example.com", 1080);
using var client = new SmtpClient();
client.Connect(tcp.GetStream());
client.Ehlo();
client.SendMail("a@example.com", "b@example.com", "Subject: x\r\n\r\nx\r\n");
client.Quit();
