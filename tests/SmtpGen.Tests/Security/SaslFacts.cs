namespace SmtpGen.Tests.Security;

/// <summary>The table of mechanisms and of the exchanges that the RFCs print.</summary>
internal static class SaslFacts
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Repository.PathOf("tests/Facts/sasl.tsv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split('\t')),
    ];

    /// <summary>The mechanisms, each with what the registry says of its use, and whether it sends the secret.</summary>
    public static IEnumerable<(string Name, string Usage, bool SendsSecret)> Mechanisms =>
        Rows.Where(row => row[0] == "mechanism")
            .SelectMany(row => row[1].Split(", ").Select(name => (name, row[2], row[5] is not ("no" or ""))));

    public static IEnumerable<string> Vectors => Rows.Where(row => row[0] == "vector").Select(row => row[7]).Distinct();

    /// <summary>The lines of a vector in order: whether the client says it, and the line without its end.</summary>
    public static (bool IsClient, string Line)[] Lines(string vector) =>
    [
        .. Rows.Where(row => row[0] == "vector" && row[7] == vector && (row[9] is "C" or "S"))
            .Select(row => (row[9] == "C", row[10] == "(empty line)" ? "" : row[10])),
    ];
}
