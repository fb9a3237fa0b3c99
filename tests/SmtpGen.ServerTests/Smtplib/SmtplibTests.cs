using SmtpGen.Tests.Shared;

namespace SmtpGen.ServerTests;

/// <summary>The real smtplib and SmtpGen take the same steps, say the same to the server and come to the same end; save where they are meant not to.</summary>
[Needs(ServerKind.Smtplib)]
public class SmtplibTests(SmtplibProgram smtplib) : IClassFixture<SmtplibProgram>
{
    private static readonly Dictionary<string, SmtplibCase> Cases = SmtplibCases.All.ToDictionary(played => played.Name);

    public static TheoryData<string, Flavour> Same => Choose(differs: false);

    public static TheoryData<string, Flavour> Different => Choose(differs: true);

    public static TheoryData<string> Rows => [.. SmtplibCases.All.Select(played => played.Differs?.Row).OfType<string>().Distinct()];

    [ServerTheory]
    [MemberData(nameof(Same))]
    public async Task Both_say_the_same_and_come_to_the_same_end(string name, Flavour flavour)
    {
        (Talk model, Talk own) = await Play(name, flavour);

        Assert.Equal(model.ToString(), own.ToString());
    }

    [ServerTheory]
    [MemberData(nameof(Different))]
    public async Task Both_differ_where_the_porting_guide_says_so(string name, Flavour flavour)
    {
        Difference difference = Cases[name].Differs!;
        (Talk model, Talk own) = await Play(name, flavour);

        Assert.True(model.Has(difference.Smtplib), $"smtplib's talk has no \"{difference.Smtplib}\":\n{model}");
        Assert.False(own.Has(difference.Smtplib), $"SmtpGen's talk has \"{difference.Smtplib}\":\n{own}");
        Assert.True(own.Has(difference.SmtpGen), $"SmtpGen's talk has no \"{difference.SmtpGen}\":\n{own}");
        Assert.False(model.Has(difference.SmtpGen), $"smtplib's talk has \"{difference.SmtpGen}\":\n{model}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_difference_has_a_row_in_the_porting_guide(string row) =>
        Assert.Contains(File.ReadLines(Repository.PathOf("docs/porting.md")), line => line.StartsWith($"| {row} |", StringComparison.Ordinal));

    [ServerTheory]
    [InlineData("")]
    [InlineData("SMTP")]
    [InlineData("SMTP_SSL")]
    [InlineData("LMTP")]
    public async Task The_porting_guide_knows_all_that_smtplib_has(string owner)
    {
        IEnumerable<string> known = SmtplibNames.OfModule.Where(name => OwnerOf(name) == owner);

        Assert.Equal(known.Order(StringComparer.Ordinal), (await smtplib.NamesAsync(owner)).Order(StringComparer.Ordinal));
    }

    private static string OwnerOf(string name) => name.Contains('.') ? name[..name.IndexOf('.')] : "";

    private static TheoryData<string, Flavour> Choose(bool differs)
    {
        var data = new TheoryData<string, Flavour>();
        foreach (SmtplibCase played in SmtplibCases.All.Where(played => played.Differs is not null == differs))
        {
            data.Add(played.Name, Flavour.Sync);
            data.Add(played.Name, Flavour.Async);
        }

        return data;
    }

    private async Task<(Talk Smtplib, Talk SmtpGen)> Play(string name, Flavour flavour) => (
        await Talk.Of(Cases[name], smtplib.PlayAsync),
        await Talk.Of(Cases[name], (port, steps) => Task.Run(() => SmtpGenPlayer.PlayAsync(port, steps, flavour))));
}
