using System.Globalization;

namespace SmtpGen.Quickstart;

/// <summary>The message of the example in smtplib's documentation, with the headers that RFC 5322 §3.6 asks for.</summary>
internal static class SampleMessage
{
    public const string Sender = "me@my.org";
    public const string UnknownUser = "three@three.org";

    public static IReadOnlyList<string> Recipients { get; } = ["one@one.org", "two@two.org", UnknownUser, "four@four.org"];

    public static string Compose(string from, IReadOnlyList<string> to) => $"""
        Date: {DateTimeOffset.UtcNow.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}
        From: {from}
        To: {string.Join(", ", to)}
        Subject: testin'...
        Message-ID: <{Guid.NewGuid():N}@smtpgen.invalid>

        This is a test
        """;
}
