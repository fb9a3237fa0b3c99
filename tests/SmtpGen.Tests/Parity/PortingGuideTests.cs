using System.Text.RegularExpressions;

namespace SmtpGen.Tests.Parity;

/// <summary>The porting guide speaks of all of smtplib, and every row of it is held by tests that exist.</summary>
public partial class PortingGuideTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Repository.PathOf("docs/porting.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| smtplib", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries)),
    ];

    // The table has a verdict in each row; the list of what is better speaks for itself.
    private static readonly string[][] Table = [.. Rows.Where(row => row.Length == 4)];

    public static TheoryData<string> Names => [.. SmtplibNames.All];

    public static TheoryData<string> Named => [.. Rows.SelectMany(row => Quoted(row[^1])).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_of_smtplib_has_a_row(string name) => Assert.Contains(name, Table.SelectMany(row => Signatures(row[0])).SelectMany(SmtplibNames.Parts));

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_test_that_a_row_names_exists(string test) => Assert.Contains(test, NamedTests.All);

    [Fact]
    public void Every_row_says_how_it_compares_and_names_a_test()
    {
        Assert.All(Rows, row => Assert.InRange(row.Length, 3, 4));
        Assert.All(Rows, row => Assert.NotEmpty(Quoted(row[^1])));
        Assert.All(Table, row => Assert.Matches("^(same|differs|better)(: .+)?$", row[2]));
    }

    [Fact]
    public void No_row_speaks_of_a_name_that_smtplib_does_not_have() =>
        Assert.Empty(Table.SelectMany(row => Signatures(row[0])).SelectMany(SmtplibNames.Parts).Except(SmtplibNames.All));

    // Signatures stand before the colon; what follows is the behaviour.
    private static IEnumerable<string> Signatures(string cell) => Quoted(Behaviour().Split(cell)[0]);

    private static IEnumerable<string> Quoted(string cell) => Code().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=`): ")]
    private static partial Regex Behaviour();
}
