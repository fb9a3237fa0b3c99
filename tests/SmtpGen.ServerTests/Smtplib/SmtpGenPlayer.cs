namespace SmtpGen.ServerTests;

/// <summary>Plays the scripts that are written for smtplib on SmtpGen, by the porting guide.</summary>
internal static class SmtpGenPlayer
{
    private delegate Task<string> Call(Subject subject, object[] arguments);

    private static readonly Dictionary<string, Call> Calls = new()
    {
        ["ehlo"] = async (subject, _) => Outcome.Of(await subject.Ehlo()),
        ["helo"] = async (subject, _) => Outcome.Of(await subject.Helo()),
        ["ehlo_or_helo_if_needed"] = async (subject, _) => await None(subject.EhloOrHeloIfNeeded()),
        ["esmtp_features"] = (subject, _) => Task.FromResult(Outcome.Of(subject.Client.EsmtpFeatures.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value))),
        ["has_extn"] = (subject, given) => Task.FromResult(subject.Client.HasExtension(Text(given[0])) ? "True" : "False"),
        ["starttls"] = async (subject, _) => Outcome.Of(await subject.StartTls()),
        ["login"] = async (subject, given) => Outcome.Of(await subject.Login(Text(given[0]), Text(given[1]), (bool)given[2])),
        ["mail"] = async (subject, given) => Outcome.Of(await subject.Mail(Text(given[0]), given.Length > 1 ? (string[])given[1] : [])),
        ["rcpt"] = async (subject, given) => Outcome.Of(await subject.Rcpt(Text(given[0]), given.Length > 1 ? (string[])given[1] : [])),
        ["data"] = async (subject, given) => Outcome.Of(await subject.Data(Text(given[0]))),
        ["sendmail"] = async (subject, given) => Outcome.Of(await Send(subject, given)),
        ["sendmail_octets"] = async (subject, given) =>
            Outcome.Of(await subject.SendMail(Text(given[0]), Recipients(given[1]), System.Text.Encoding.Latin1.GetBytes(Text(given[2])))),
        ["verify"] = async (subject, given) => Outcome.Of(await subject.Verify(Text(given[0]))),
        ["expn"] = async (subject, given) => Outcome.Of(await subject.Expn(Text(given[0]))),
        ["help"] = async (subject, given) => Outcome.Of((await subject.Help(given.Length > 0 ? Text(given[0]) : "")).Text),
        ["noop"] = async (subject, _) => Outcome.Of(await subject.Noop()),
        ["rset"] = async (subject, _) => Outcome.Of(await subject.Rset()),
        ["quit"] = async (subject, _) => Outcome.Of(await subject.Quit()),
        ["docmd"] = async (subject, given) => Outcome.Of(await subject.DoCommand(Text(given[0]), given.Length > 1 ? Text(given[1]) : "")),
        ["putcmd"] = async (subject, given) => await None(subject.PutCommand(Text(given[0]), given.Length > 1 ? Text(given[1]) : "")),
        ["getreply"] = async (subject, _) => Outcome.Of(await subject.GetReply()),
        ["send"] = async (subject, given) => await None(subject.Send(Text(given[0]))),
        ["quoteaddr"] = (_, given) => Task.FromResult(Outcome.Of(SmtpText.QuoteAddress(Text(given[0])))),
        ["quotedata"] = (_, given) => Task.FromResult(Outcome.Of(SmtpText.QuoteData(Text(given[0])))),
    };

    /// <summary>The outcome of each step, the connection being the first.</summary>
    public static async Task<string[]> PlayAsync(int port, IEnumerable<object[]> steps, Flavour flavour)
    {
        await using var subject = new Subject(flavour);
        if (await Outcome.After(async () => await None(subject.Connect("127.0.0.1", port))) is var first && first != Outcome.None)
            return [first];

        List<string> outcomes = ["connected"];
        foreach (object[] step in steps)
            outcomes.Add(await Outcome.After(() => Calls[Text(step[0])](subject, step[1..])));
        subject.Client.Close();
        return [.. outcomes];
    }

    private static ValueTask<SmtpSendResult> Send(Subject subject, object[] given) =>
        given.Length > 3
            ? subject.SendMail(Text(given[0]), Recipients(given[1]), Text(given[2]), (string[])given[3], (string[])given[4])
            : subject.SendMail(Text(given[0]), Recipients(given[1]), Text(given[2]));

    private static string[] Recipients(object given) => given as string[] ?? [(string)given];

    private static string Text(object given) => (string)given;

    private static async Task<string> None(ValueTask operation)
    {
        await operation;
        return Outcome.None;
    }

    private static async Task<string> None(ValueTask<SmtpReply> operation)
    {
        await operation;
        return Outcome.None;
    }
}
