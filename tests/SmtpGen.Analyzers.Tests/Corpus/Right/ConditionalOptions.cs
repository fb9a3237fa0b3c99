using SmtpGen;

internal sealed class Mailer(SmtpClient client, bool isLarge)
{
    public SmtpReply Begin(string from, bool full)
    {
        var options = new List<string> { full ? "RET=FULL" : "RET=HDRS" };
        if (isLarge)
            options.Add("SIZE=100000000");
        return client.Mail(from, options);
    }

    public SmtpReply Add(string to, string? original)
        => original is null ? client.Rcpt(to) : client.Rcpt(to, [$"ORCPT=rfc822;{SmtpText.Xtext(original)}"]);
}
