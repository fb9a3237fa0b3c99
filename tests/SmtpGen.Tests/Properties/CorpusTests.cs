using SmtpGen.Fuzz;

namespace SmtpGen.Tests.Properties;

/// <summary>What the fuzzer begins with, and what it has found: each input through its target, as it is in a run of the fuzzer.</summary>
public class CorpusTests
{
    private const string Corpus = "tests/SmtpGen.Fuzz/Corpus";

    public static TheoryData<string, string> Inputs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (FuzzTarget target in FuzzTarget.All)
            {
                foreach (string path in Directory.EnumerateFiles(Repository.PathOf($"{Corpus}/{target.Name}")).Order(StringComparer.Ordinal))
                    data.Add(target.Name, Path.GetFileName(path));
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_has_to_hold_holds_of(string target, string input)
        => FuzzTarget.Find(target).Check(File.ReadAllBytes(Repository.PathOf($"{Corpus}/{target}/{input}")));

    [Fact]
    public void Every_target_has_a_folder_and_every_folder_a_target()
        => Assert.Equal(FuzzTarget.All.Select(target => target.Name).Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Repository.PathOf(Corpus)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Of any octets, the shortest among them.</summary>
    [Fact]
    public void Every_target_takes_every_input_of_two_octets()
    {
        foreach (FuzzTarget target in FuzzTarget.All.Where(target => target.Name is not ("spec" or "session")))
        {
            target.Check([]);
            for (int octets = 0; octets < 65_536; octets += 7)
                target.Check([(byte)(octets >> 8), (byte)octets]);
        }
    }
}
