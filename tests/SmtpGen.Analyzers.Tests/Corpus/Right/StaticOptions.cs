using SmtpGen;

internal static class Sender
{
    private const string Body = "BODY=" + EightBit;
    private const string EightBit = "8BITMIME";
    private static readonly string[] Common = [Body, "RET=HDRS"];

    public static void Send(SmtpClient client, bool notify)
    {
        client.Mail("a@example.com", Common).EnsureSuccess();
        client.Rcpt("b@example.com", notify ? ["NOTIFY=SUCCESS"] : ["NOTIFY=NEVER"]).EnsureSuccess();
        client.Rset();
        client.Mail("a@example.com", [.. Common, "SMTPUTF8"]).EnsureSuccess();
        client.Rset();
    }
}
