using System.Text.RegularExpressions;

namespace SmtpGen.Tests;

/// <summary>The tests of the repository, as its pages name them: class and method.</summary>
internal static partial class NamedTests
{
    public static HashSet<string> All { get; } = [.. Repository.Sources("tests").SelectMany(path => In(File.ReadAllText(path)))];

    private static IEnumerable<string> In(string source)
    {
        string type = Class().Match(source).Groups[1].Value;
        return Test().Matches(source).Select(match => $"{type}.{match.Groups[1].Value}");
    }

    [GeneratedRegex(@"^public (?:sealed )?(?:partial )?class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^    \[\w*(?:Fact|Theory)\]\n(?:    \[.*\]\n)*    public (?:async )?(?:Task|void) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Test();
}
