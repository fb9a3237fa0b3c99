namespace SmtpGen.PackageTests;

/// <summary>The rules and their fixes, as the ordinary commands of the SDK run them for a project that has the package.</summary>
public class RuleTests
{
    private const string EveryRule = "EveryRule.cs";

    private static readonly string[] Rules
        = [.. Directory.GetFiles(Repository.PathOf("analyzers/rules"), "*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Where_a_project_wants_errors_each_rule_fails_the_build_at_its_line()
    {
        using var consumer = new Consumer("Program.cs", EveryRule);
        consumer.Write(".editorconfig", Settings("error"));

        DotnetResult build = consumer.Run("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Consumer.Marks(EveryRule), Consumer.Diagnostics(build));
        Assert.Equal(Rules, Consumer.Marks(EveryRule).Select(mark => mark[^8..]).Order(StringComparer.Ordinal));
        Assert.All(Rules, rule => Assert.Contains($"error {rule}:", build.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_project_switches_them_off_the_rules_are_silent()
    {
        using var consumer = new Consumer("Program.cs", EveryRule);
        consumer.Write(".editorconfig", Settings("none"));

        DotnetResult build = consumer.Run("build", "-warnaserror").Succeeded();

        Assert.Empty(Consumer.Diagnostics(build));
    }

    [Fact]
    public void The_fixes_mend_a_whole_solution()
    {
        using Consumer solution = Consumer.Solution("Solution");
        string[] marks = [.. Consumer.Marks(Consumer.ResourcesIn("Solution/"))];
        DotnetResult before = solution.Run("build").Succeeded();
        Assert.Equal(marks, Consumer.Diagnostics(before));
        Assert.Equal(FixableRules(), marks.Select(mark => mark[^8..]).Distinct().Order(StringComparer.Ordinal));

        solution.Run(["format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", .. FixableRules()]).Succeeded();

        DotnetResult after = solution.Run("build", "--no-incremental", "-warnaserror").Succeeded();
        Assert.Empty(Consumer.Diagnostics(after));
    }

    private static IEnumerable<string> FixableRules()
        => Rules.Where(rule => !Repository.Read($"analyzers/rules/{rule}.md").Contains("| none |", StringComparison.Ordinal));

    private static string Settings(string severity)
        => string.Join('\n', ["root = true", "[*.cs]", .. Rules.Select(rule => $"dotnet_diagnostic.{rule}.severity = {severity}")]);
}
