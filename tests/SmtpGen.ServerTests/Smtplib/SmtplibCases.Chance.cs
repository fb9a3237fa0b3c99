namespace SmtpGen.ServerTests;

internal static partial class SmtplibCases
{
    private const int Seed = 5321;
    private const string Printable = "abcXYZ019 -=<>@.:;,()\"\\";

    // Made by chance from a fixed seed, so that nobody's idea of what may go wrong limits them; the same on every run.
    private static IEnumerable<SmtplibCase> ByChance()
    {
        var chance = new Random(Seed);
        yield return new("contents by chance", [.. Many(300, () => SendMail(To, Word(chance, "\r\n.a", 1, 12)))]);
        yield return new("contents to quote by chance", [.. Many(2000, () => Step("quotedata", Word(chance, "\r\n.a", 0, 16)))]);
        yield return new("addresses by chance", [.. Many(500, () => Step("quoteaddr", Address(chance)))]);

        string[] replies = Many(1000, () => Reply(chance, Code(chance), () => Word(chance, Printable, 0, 20).Trim()));
        yield return new("replies by chance", [.. replies.Select(_ => Step("noop"))]) { Script = InOrder(SmtpVerb.Noop, replies) };

        string[] lists = Many(300, () => Extensions(chance));
        yield return new("extensions by chance", [.. lists.SelectMany(_ => new[] { Step("ehlo"), Step("esmtp_features") })]) { Script = InOrder(SmtpVerb.Ehlo, lists) };
    }

    /// <summary>A well-formed reply of any code and any text, some of it not ASCII.</summary>
    internal static string ReplyByChance(Random chance) => Reply(chance, Code(chance), () => Word(chance, Printable + "\u00e9\u20ac\t\r", 0, 20).Trim());

    private static T[] Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private static Action<Testing.SmtpTestServer> InOrder(string verb, string[] replies) => server =>
    {
        for (int at = 0; at < replies.Length; at++)
            server.On(verb).Nth(at + 1).Raw(replies[at]);
    };

    private static string Word(Random chance, string letters, int shortest, int longest) =>
        new(chance.GetItems<char>(letters, chance.Next(shortest, longest + 1)));

    // 421 closes the connection, in SmtpGen.
    private static int Code(Random chance) => chance.Next(200, 600) is var code && code == SmtpReplyCode.ServiceNotAvailable ? SmtpReplyCode.Ok : code;

    private static string Reply(Random chance, int code, Func<string> text)
    {
        int last = chance.Next(5);
        return string.Concat(Enumerable.Range(0, last + 1).Select(at => $"{code}{(at < last ? '-' : ' ')}{text()}{(chance.Next(4) == 0 ? "\n" : "\r\n")}"));
    }

    private static string Address(Random chance)
    {
        string address = $"{Word(chance, "abc+_-9", 1, 8)}@{Word(chance, "abc9", 1, 5)}.test";
        return chance.Next(4) switch
        {
            0 => address,
            1 => $"<{address}>",
            2 => $"A {Word(chance, "xyz", 1, 5)} <{address}>",
            _ => $"\"{Word(chance, "xyz,.; <>", 1, 8)}\" <{address}>",
        };
    }

    // AUTH once and without doubles: more of it is read differently, and has cases of its own.
    private static string Extensions(Random chance)
    {
        string[] keywords = ["SIZE", "8BITMIME", "X-OWN", "dsn", "Pipelining", "LIMITS"];
        string[] mechanisms = ["AUTH PLAIN LOGIN", "AUTH=CRAM-MD5", "auth X-OWN", "*no extension", "-nor this"];
        int auth = chance.Next(6);
        return Reply(chance, SmtpReplyCode.Ok, () => auth-- == 0
            ? mechanisms[chance.Next(mechanisms.Length)]
            : $"{keywords[chance.Next(keywords.Length)]} {Word(chance, "ab1=", 0, 6)} {Word(chance, "ab1=", 0, 6)}".TrimEnd());
    }
}
