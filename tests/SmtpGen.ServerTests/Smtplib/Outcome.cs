namespace SmtpGen.ServerTests;

/// <summary>What comes of a step, in one line of text, with smtplib's names.</summary>
internal static class Outcome
{
    public const string None = "None";

    public static string Of(SmtpReply reply) => $"{reply.Code} {Of(reply.Text)}";

    public static string Of(string text) => text.Replace('\n', '|');

    public static string Of(SmtpSendResult result) => Of(result.Refused);

    public static string Of(IReadOnlyDictionary<string, string> texts) => Braced(texts.Select(pair => (pair.Key, Of(pair.Value))));

    /// <summary>What comes of an operation that may throw.</summary>
    public static async Task<string> After(Func<Task<string>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception e) when (NameOf(e) is { } name)
        {
            return e switch
            {
                SmtpSenderRefusedException refusal => $"{name} {Of(refusal.Reply)} {refusal.Sender}",
                SmtpResponseException refusal => $"{name} {Of(refusal.Reply)}",
                SmtpRecipientsRefusedException refusal => $"{name} {Of(refusal.Recipients)}",
                _ => name,
            };
        }
    }

    private static string Of(IReadOnlyDictionary<string, SmtpReply> replies) => Braced(replies.Select(pair => (pair.Key, Of(pair.Value))));

    private static string Braced(IEnumerable<(string Key, string Value)> pairs) =>
        $"{{{string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"))}}}";

    // As the porting guide has it; an exception that smtplib has no name for is told by its own.
    private static string? NameOf(Exception e) => e switch
    {
        SmtpSenderRefusedException => "SMTPSenderRefused",
        SmtpRecipientsRefusedException => "SMTPRecipientsRefused",
        SmtpDataException => "SMTPDataError",
        SmtpConnectException => "SMTPConnectError",
        SmtpHeloException => "SMTPHeloError",
        SmtpAuthenticationException => "SMTPAuthenticationError",
        SmtpResponseException => "SMTPResponseException",
        SmtpServerDisconnectedException => "SMTPServerDisconnected",
        SmtpNotSupportedException => "SMTPNotSupportedError",
        SmtpException => e.GetType().Name,
        ArgumentException => "ValueError",
        _ => null,
    };
}
