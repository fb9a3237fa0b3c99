using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>Content that something on the way could spoil, and what has to arrive.</summary>
internal static class Contents
{
    // With all that a server might add where it is missing.
    private const string Headers = "From: me@there.test\r\nSubject: test\r\nDate: Wed, 1 Jan 2025 12:00:00 +0000\r\nMessage-ID: <1@there.test>\r\n\r\n";

    private static readonly Dictionary<string, (string Sent, string Arrives)> Known = new()
    {
        ["plain"] = Same("hello\r\n"),
        ["dots"] = Same(".\r\n..\r\n...\r\n.leading\r\nin.the.middle\r\n.\r\n"),
        ["a long line"] = Same(new string('x', 10_000) + "\r\n." + new string('y', 5_000) + "\r\n"),
        ["no final line end"] = ("last", "last\r\n"),
        ["lone line ends"] = ("a\nb\rc\r\n.d\n.\r.e\n\n", "a\r\nb\r\nc\r\n.d\r\n.\r\n.e\r\n\r\n"),
        ["eight bits"] = Same(string.Concat(Enumerable.Range(0x80, 0x80).Select(c => (char)c)) + "\r\n"),
        ["much"] = Same(string.Concat(Enumerable.Range(0, 3_000).Select(i => $".line {i} of many lines of text\r\n"))),
    };

    public static TheoryData<string, Flavour> Cases()
    {
        var cases = new TheoryData<string, Flavour>();
        foreach (string name in Known.Keys)
        {
            cases.Add(name, Flavour.Sync);
            cases.Add(name, Flavour.Async);
        }

        return cases;
    }

    /// <summary>A message of that kind: the octets that are sent, and those that must arrive.</summary>
    public static (byte[] Sent, byte[] Arrives) Of(string name) =>
        (Encoding.Latin1.GetBytes(Headers + Known[name].Sent), Encoding.Latin1.GetBytes(Headers + Known[name].Arrives));

    private static (string Sent, string Arrives) Same(string body) => (body, body);
}
