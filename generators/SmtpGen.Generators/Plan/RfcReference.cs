namespace SmtpGen.Generators.Plan;

/// <summary>Where the protocol says so: the words of the spec file, and where to read it.</summary>
/// <param name="Url">Null when the words name no document that has an address.</param>
internal sealed record RfcReference(string Text, string? Url)
{
    private const string RfcMark = "RFC ";
    private const string SectionMark = "§";

    public static RfcReference? From(string? text) => text is null ? null : new RfcReference(text, Address(text));

    private static string? Address(string text)
    {
        if (text.StartsWith("draft-", StringComparison.Ordinal))
            return "https://datatracker.ietf.org/doc/html/" + Uri.EscapeDataString(text);
        if (!text.StartsWith(RfcMark, StringComparison.Ordinal))
            return null;
        var words = text.Substring(RfcMark.Length).Split(' ');
        if (words.Length > 2 || words[0].Length == 0 || !words[0].All(char.IsDigit))
            return null;
        var page = "https://www.rfc-editor.org/rfc/rfc" + words[0];
        return words.Length == 2 && words[1].StartsWith(SectionMark, StringComparison.Ordinal)
            ? page + "#section-" + words[1].Substring(SectionMark.Length)
            : page;
    }
}
