using SmtpGen;

internal static class ClientExtensions
{
    public static bool Try(this SmtpClient client, string from, string to, string text)
        => client.Mail(from).IsSuccess && client.Rcpt(to).IsSuccess && client.Data(text).IsSuccess;

    public static async Task<SmtpReply?> FirstRefusal(this SmtpClient client, IEnumerable<string> recipients)
    {
        foreach (string recipient in recipients)
        {
            SmtpReply reply = await client.RcptAsync(recipient).ConfigureAwait(false);
            if (reply is { IsSuccess: false })
                return reply;
        }

        return null;
    }
}
