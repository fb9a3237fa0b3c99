using SmtpGen;

// After "DeliveryStatusNotification" of MailKit's documentation: a notification for each recipient, under an id.
using var client = new SmtpClient();
client.Connect("smtp.example.com", 25);
client.Ehlo();
if (client.HasExtension("DSN"))
{
    SmtpSendResult result = client.SendMail(
        "a@example.com",
        args,
        "Subject: x\r\n\r\nx\r\n",
        new MailOptions { EnvId = Guid.NewGuid().ToString(), Ret = SmtpRet.Headers },
        new RcptOptions { Notify = SmtpNotify.Failure | SmtpNotify.Delay });
    Console.WriteLine(result.Reply);
}

client.Quit();
