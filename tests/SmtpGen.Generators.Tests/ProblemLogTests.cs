using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>A file can have more mistakes than anybody reads: the last that is shown says so.</summary>
public class ProblemLogTests
{
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(99, 99, false)]
    [InlineData(100, 100, true)]
    [InlineData(101, 100, true)]
    [InlineData(1_000, 100, true)]
    public void So_many_are_shown(int mistakes, int shown, bool saysThatMoreFollow)
    {
        var problems = Own.Read($"{{ \"about\": \"A.\", {string.Join(", ", Enumerable.Range(0, mistakes).Select(i => $"\"more{i}\": 0"))} }}").Problems;
        Assert.Equal(shown, problems.Count);
        Assert.All(problems.Take(shown - 1), problem => Assert.DoesNotContain("More mistakes", problem.Message, StringComparison.Ordinal));
        Assert.Equal(saysThatMoreFollow, problems[^1].Message.EndsWith(" (More mistakes follow: mend these first.)", StringComparison.Ordinal));
        Assert.Contains($"\"more{shown - 1}\"", problems[^1].Message, StringComparison.Ordinal);
    }
}
