namespace SmtpGen.Testing;

/// <summary>What the server thinks of a command that is in order. A verb that is not in the table is answered by its first code of success.</summary>
internal static class Judges
{
    private static readonly Dictionary<string, Func<Session, string, Judgement>> Special = new(StringComparer.OrdinalIgnoreCase)
    {
        [SmtpVerb.Ehlo] = Ehlo,
        [SmtpVerb.Helo] = Helo,
        [SmtpVerb.Lhlo] = Ehlo,
        [SmtpVerb.Mail] = EnvelopeJudges.Sender,
        [SmtpVerb.Rcpt] = EnvelopeJudges.Recipient,
        [SmtpVerb.Vrfy] = EnvelopeJudges.Mailbox,
    };

    public static Judgement Judge(Session session, CommandLine line) =>
        Special.TryGetValue(line.Verb, out Func<Session, string, Judgement>? judge)
            ? judge(session, line.Arguments ?? "")
            : new Judgement(session.Say(line.Command!.ReplyCodes.FirstOrDefault(code => code / 100 == 2, SmtpReplyCode.Ok), "0.0", "Ok"));

    private static Judgement Ehlo(Session session, string name) =>
        new(new Reply(SmtpReplyCode.Ok, [session.Server.Options.Name, .. Extensions(session)]), () => session.ClientName = name);

    private static Judgement Helo(Session session, string name) =>
        new(new Reply(SmtpReplyCode.Ok, session.Server.Options.Name), () => session.ClientName = name);

    private static IEnumerable<string> Extensions(Session session)
    {
        SmtpTestServerOptions options = session.Server.Options;
        bool encrypted = session.Facts.HasFlag(SmtpFacts.Tls);
        foreach ((string keyword, string parameters) in options.Extensions)
        {
            bool applies = keyword.ToUpperInvariant() switch
            {
                SmtpExtension.StartTls => !encrypted,
                SmtpExtension.Auth => ServerMechanisms.Offered(session).Any() && (encrypted || !options.LoginNeedsTls),
                _ => true,
            };
            if (applies) yield return $"{keyword} {Parameters(session, keyword, parameters)}".TrimEnd();
        }
    }

    private static string Parameters(Session session, string keyword, string parameters) => keyword.ToUpperInvariant() switch
    {
        SmtpExtension.Size when parameters.Length == 0 => $"{session.Server.Options.Limits.Message}",
        SmtpExtension.Auth => string.Join(' ', ServerMechanisms.Offered(session)),
        _ => parameters,
    };
}
