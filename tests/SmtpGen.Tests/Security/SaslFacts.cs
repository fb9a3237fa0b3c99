namespace SmtpGen.Tests.Security;

/// <summary>The table of mechanisms and of the exchanges that the RFCs print.</summary>
internal static class SaslFacts
{
    private static readonly IReadOnlyList<FactRow> Rows = FactTable.Read("sasl");

    /// <summary>The mechanisms, each with what the registry says of its use, and whether it sends the secret.</summary>
    public static IEnumerable<(string Name, string Usage, bool SendsSecret)> Mechanisms =>
        Rows.Where(row => row.Key == "mechanism")
            .SelectMany(row => row["mechanism"].Split(", ").Select(name => (name, row["iana_usage"], row["plaintext_secret"] is not ("no" or ""))));

    public static IEnumerable<string> Vectors => Rows.Where(row => row.Key == "vector").Select(row => row["vector"]).Distinct();

    /// <summary>The lines of a vector in order: whether the client says it, and the line without its end.</summary>
    public static (bool IsClient, string Line)[] Lines(string vector) =>
    [
        .. Rows.Where(row => row.Key == "vector" && row["vector"] == vector && (row["dir"] is "C" or "S"))
            .Select(row => (row["dir"] == "C", row["smtp_line"] == "(empty line)" ? "" : row["smtp_line"])),
    ];
}
