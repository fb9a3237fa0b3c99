using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Three messages of which each is refused at one step or at none, and what becomes of them.</summary>
internal static class BatchCase
{
    private static readonly string[] Refusals = ["none", "sender", "one", "all", "content"];

    /// <summary>Every way to refuse three messages.</summary>
    public static IEnumerable<string> All =>
        from first in Refusals from second in Refusals from third in Refusals select $"{first} {second} {third}";

    /// <summary>What the messages of a case are.</summary>
    public static SmtpMessage[] Messages(string refusals) =>
    [
        .. refusals.Split(' ').Select((refusal, number) => new SmtpMessage(
            $"{(refusal == "sender" ? "refused" : "me")}{number}@a.example",
            refusal switch
            {
                "one" => [$"refused{number}@b.example", $"you{number}@b.example"],
                "all" => [$"refused{number}@b.example", $"refused{number}@c.example"],
                _ => [$"you{number}@b.example", $"them{number}@c.example"],
            },
            Encoding.ASCII.GetBytes($"{(refusal == "content" ? "bad" : "good")} {number}\r\n.\r\nend\r\n"))),
    ];

    /// <summary>A server that refuses what a case has it refuse.</summary>
    public static ModelServer Server(string[] extensions, bool wantsContentForNobody = false, int bytesPerRead = int.MaxValue, int closesAfter = int.MaxValue, bool yields = false, bool speaksLmtp = false,
        Func<string, string?>? login = null, bool knowsTls = false) => new(extensions)
    {
        Refuses = line => login?.Invoke(line) ?? (line.Contains("refused", StringComparison.Ordinal) ? line[0] == 'M' ? "550 5.7.1 sender" : "550 5.1.1 recipient" : null),
        RefusesContent = static content => content.StartsWith("bad", StringComparison.Ordinal) ? "554 5.7.0 content" : null,
        WantsContentForNobody = wantsContentForNobody,
        BytesPerRead = bytesPerRead,
        ClosesAfter = closesAfter,
        Yields = yields,
        SpeaksLmtp = speaksLmtp,
        KnowsTls = knowsTls,
    };

    public static Task<Subject> Introduced(Flavour flavour, ModelServer server, SmtpChunking chunking = SmtpChunking.InOrder, SmtpClient? client = null)
    {
        var options = new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking };
        return Connect(new Subject(flavour, options, client), server);

        static async Task<Subject> Connect(Subject subject, ModelServer server)
        {
            await subject.Connect(server);
            await subject.Ehlo();
            return subject;
        }
    }

    /// <summary>All that a result says, but for the queue id.</summary>
    public static string Told(SmtpBatchResult result) =>
        $"{result.Message.From}: {result.Delivery} [{string.Join(' ', result.Result?.Accepted ?? [])}] [{Refused(result.Result?.Refused)}] {Told(result.Error)}";

    public static string Told(Exception? error) => error switch
    {
        SmtpRecipientsRefusedException refused => $"{error.GetType().Name} {Refused(refused.Recipients)}",
        SmtpSenderRefusedException refused => $"{error.GetType().Name} {refused.Sender} {refused.Reply}",
        SmtpResponseException refused => $"{error.GetType().Name} {refused.Reply}",
        _ => $"{error?.GetType().Name}",
    };

    private static string Refused(IReadOnlyDictionary<string, SmtpReply>? refused) =>
        string.Join(' ', (refused ?? new Dictionary<string, SmtpReply>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
