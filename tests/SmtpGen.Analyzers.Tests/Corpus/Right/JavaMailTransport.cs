using SmtpGen;

// After JavaMail's Transport: connect, sendMessage, close in a finally.
var transport = new SmtpSslClient();
transport.Connect("smtp.example.com", 465);
try
{
    transport.Ehlo();
    transport.Login(Environment.UserName, Console.ReadLine()!);
    SmtpSendResult result = transport.SendMail("me@example.com", args, "Subject: Testing\r\n\r\nHere it is.\r\n");
    foreach (string address in result.Refused.Keys)
        Console.WriteLine($"invalid: {address}");
}
finally
{
    transport.Close();
    transport.Dispose();
}
