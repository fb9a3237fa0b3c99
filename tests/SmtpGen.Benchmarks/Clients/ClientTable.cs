namespace SmtpGen.Benchmarks.Clients;

/// <summary>The clients that run in a process of ours, by the name that the tables give them.</summary>
internal static class ClientTable
{
    private static readonly Dictionary<string, Func<Letter, MailClient>> Makers = new()
    {
        ["SmtpGen SendMail"] = letter => new SmtpGenClient(letter),
        ["SmtpGen SendMailAsync"] = letter => new SmtpGenAsyncClient(letter),
        [MailKit] = letter => new MailKitClient(letter, noDelay: true),
        ["MailKit, defaults"] = letter => new MailKitClient(letter, noDelay: false),
        ["MailKit async, no Nagle"] = letter => new MailKitAsyncClient(letter),
        ["System.Net.Mail"] = letter => new NetMailClient(letter),
        ["socket, 2 turns"] = letter => new RawClient(letter, Grouping.Pipe),
        ["socket, 1 turn"] = letter => new RawClient(letter, Grouping.Group),
        ["socket, BDAT"] = letter => new RawClient(letter, Grouping.Chunk),
        ["socket, BDAT × 8"] = letter => new RawClient(letter, Grouping.Window),
    };

    /// <summary>The peer that ratios are of.</summary>
    public const string MailKit = "MailKit, no Nagle";

    /// <summary>Whether a client leaves Nagle's algorithm on and writes a message of that size in pieces, and so sleeps 40 ms in each.</summary>
    public static bool Stalls(string name, int size) => name == "System.Net.Mail" || (name == "MailKit, defaults" && size > 4096);

    /// <summary>Those that are compared by turns and by what arrives; the bare sockets show what a grouping makes possible.</summary>
    public static IEnumerable<string> Compared => Makers.Keys;

    public static MailClient Make(string name, Letter letter) => Makers[name](letter);
}
