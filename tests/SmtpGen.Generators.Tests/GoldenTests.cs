using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>The output over a small spec, file by file.</summary>
public class GoldenTests
{
    private static readonly Generation Generated = new(Small.Spec, Generation.OwnLanguage);

    public static TheoryData<string> Files => [.. Generated.Result.GeneratedSources.Select(source => source.HintName)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_output_is_as_it_was_accepted(string file)
        => Golden.Check(file + ".txt", Generated[file[..^".g.cs".Length]]);

    [Fact]
    public void Each_golden_file_is_one_of_the_output()
    {
        var goldens = Directory.EnumerateFiles(Repository.PathOf("tests/SmtpGen.Generators.Tests/Goldens")).Select(Path.GetFileName);
        Assert.Equal(Generated.Result.GeneratedSources.Select(source => source.HintName + ".txt").Order(), goldens.Order());
    }

    [Fact]
    public void The_small_spec_has_no_problem() => Assert.Empty(Generated.Result.Diagnostics);
}
