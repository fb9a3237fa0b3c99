using System.Text.RegularExpressions;

namespace SmtpGen.Tests;

/// <summary>The table of attacks: each row names tests that exist.</summary>
public partial class RobustnessPageTests
{
    private const int Threats = 48;
    private const string Nothing = "–";

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Repository.PathOf("docs/robustness.md")).Where(line => Row().IsMatch(line)).Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries)),
    ];

    public static TheoryData<string> Named => [.. Rows.SelectMany(row => Code().Matches(row[^1]).Select(match => match.Groups[1].Value)).Distinct()];

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_test_that_a_row_names_exists(string test) => Assert.Contains(test, NamedTests.All);

    [Fact]
    public void Every_threat_has_a_row_and_every_row_a_test_or_says_that_there_is_nothing_to_try()
    {
        Assert.Equal(Enumerable.Range(1, Threats).Select(number => $"{number}"), Rows.Select(row => row[0]));
        Assert.All(Rows, row => Assert.True(row.Length == 5 && (Code().IsMatch(row[^1]) || row[^1] == Nothing), row[0]));
        Assert.Single(Rows, row => row[^1] == Nothing);
    }

    [GeneratedRegex(@"^\| \d+ \| ")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
