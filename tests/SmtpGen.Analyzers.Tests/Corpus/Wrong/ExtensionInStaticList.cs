using SmtpGen;

internal static class Sender
{
    private static readonly string[] Options =
    [
        "SIZE=1000",
        "NO-SOLICITING=org.example:ADV", // SMTP2001
    ];

    public static SmtpReply Send(SmtpClient client) => client.Mail("me@example.com", Options);

    public static SmtpReply SendAgain(SmtpClient client) => client.Mail("me@example.com", Options);
}
