namespace SmtpGen.Benchmarks.Clients;

/// <summary>The clients that run in a process of ours, by the name that the tables give them.</summary>
internal static class ClientTable
{
    public const string SendMail = "SmtpGen SendMail";
    public const string SendMailAsync = "SmtpGen SendMailAsync";
    public const string SendMailEager = "SmtpGen SendMail, eager";
    public const string SendMany = "SmtpGen SendMany";
    public const string SendManyAsync = "SmtpGen SendManyAsync";
    public const string SendManyEager = "SmtpGen SendMany, eager";

    /// <summary>The peer that ratios are of.</summary>
    public const string MailKitNoDelay = "MailKit, no Nagle";

    public const string MailKitDefaults = "MailKit, defaults";
    public const string MailKitAsync = "MailKit async, no Nagle";
    public const string NetMail = "System.Net.Mail";
    public const string Pipe = "socket, 2 turns";
    public const string Group = "socket, 1 turn";
    public const string Chunk = "socket, BDAT";
    public const string Window = "socket, BDAT × 8";

    private static readonly Dictionary<string, Func<Letter, MailClient>> Makers = new()
    {
        [SendMail] = letter => new SmtpGenClient(letter),
        [SendMailAsync] = letter => new SmtpGenAsyncClient(letter),
        [SendMailEager] = letter => new SmtpGenClient(letter, SmtpChunking.Eager),
        [SendMany] = letter => new SmtpGenManyClient(letter),
        [SendManyAsync] = letter => new SmtpGenManyAsyncClient(letter),
        [SendManyEager] = letter => new SmtpGenManyClient(letter, SmtpChunking.Eager),
        [MailKitNoDelay] = letter => new MailKitClient(letter, noDelay: true),
        [MailKitDefaults] = letter => new MailKitClient(letter, noDelay: false),
        [MailKitAsync] = letter => new MailKitAsyncClient(letter),
        [NetMail] = letter => new NetMailClient(letter),
        [Pipe] = letter => new RawClient(letter, Grouping.Pipe),
        [Group] = letter => new RawClient(letter, Grouping.Group),
        [Chunk] = letter => new RawClient(letter, Grouping.Chunk),
        [Window] = letter => new RawClient(letter, Grouping.Window),
    };

    /// <summary>Whether a client leaves Nagle's algorithm on and writes a message of that size in pieces, and so sleeps 40 ms in each.</summary>
    public static bool Stalls(string name, int size) => name == NetMail || (name == MailKitDefaults && size > 4096);

    /// <summary>Those that are compared by turns and by what arrives; the bare sockets show what a grouping makes possible.</summary>
    public static IEnumerable<string> Compared => Makers.Keys;

    public static MailClient Make(string name, Letter letter) => Makers[name](letter);
}
