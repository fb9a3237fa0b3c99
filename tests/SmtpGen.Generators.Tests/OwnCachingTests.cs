using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>What is written again after an edit of a project's own files, and what is not.</summary>
public class OwnCachingTests
{
    private const string Path = "own.smtp.json";
    private const string OtherPath = "second.smtp.json";
    private const string Other = "{ \"about\": \"Another file.\", \"commands\": { \"XTHIRD\": { \"about\": \"A.\", \"replies\": { \"250\": \"yes\" } } } }";

    private readonly Generation _generation = Generation.OfProject([(Path, OwnSpecTests.Spec), (OtherPath, Other)]);

    [Fact]
    public void An_edit_of_CSharp_runs_nothing_again()
    {
        _generation.EditSource("class Added;");
        Assert.Equal([], Steps(IncrementalStepRunReason.New, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Removed));
        Assert.Equal(0, CountWritten());
    }

    [Theory]
    [InlineData("\n", "\r\n\t")]
    [InlineData("\n", "")]
    [InlineData("{ \"", "{\"")]
    [InlineData("{ \"", "{ /* } */ \"")]
    [InlineData("\n", " // {\n")]
    public void White_space_and_comments_write_nothing_again(string text, string replacement)
    {
        _generation.EditFile(Path, OwnSpecTests.Spec.Replace(text, replacement));
        Assert.Equal(0, CountWritten());
    }

    [Theory]
    [InlineData("\"550\": \"no\"", "\"550\": \"never\"", "Verbs.XCover")]
    [InlineData("\"timeout\": 20", "\"timeout\": 21", "Verbs.XCover")]
    [InlineData("Leaves.", "Goes.", "Verbs.XLeave")]
    [InlineData("\"word\": \"ALL\"", "\"word\": \"EVERYTHING\"", "Verbs.XBare")]
    [InlineData("too cold for one of them", "cold for one of them", "Exceptions.NamedColdException")]
    [InlineData("\"about\": \"Ice.\"", "\"about\": \"Frozen.\"", "OptionValues.ColdTags")]
    [InlineData("The session is covered now.", "It is covered.", "Constants.OwnReplyCode")]
    public void An_edit_of_an_entry_writes_its_file_again_and_no_other(string text, string replacement, string file)
    {
        var before = Texts();
        Assert.Contains(text, OwnSpecTests.Spec, StringComparison.Ordinal);
        _generation.EditFile(Path, OwnSpecTests.Spec.Replace(text, replacement));
        Assert.Equal([file + ".g.cs"], Texts().Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
        Assert.Equal(1, CountWritten());
    }

    [Fact]
    public void A_mistake_in_one_entry_takes_its_files_away_and_writes_no_others()
    {
        var before = Texts();
        _generation.EditFile(OtherPath, Other.Replace("\"250\"", "\"299\""));
        Assert.Equal("SMTP0006", Assert.Single(_generation.Result.Diagnostics).Id);
        Assert.Equal(["Verbs.Xthird.g.cs"], before.Keys.Except(Texts().Keys));
        // The table of verbs is one shorter.
        Assert.Equal(1, CountWritten());
    }

    [Fact]
    public void A_mistake_that_moves_is_reported_anew_and_writes_nothing()
    {
        _generation.EditFile(OtherPath, Other.Replace("\"250\"", "\"299\""));
        _generation.EditFile(OtherPath, "\n" + Other.Replace("\"250\"", "\"299\""));
        Assert.Equal(1, Assert.Single(_generation.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(0, CountWritten());
    }

    [Fact]
    public void A_file_that_is_not_ours_runs_nothing()
    {
        _generation.AddFile("other/commands.json", "{ \"whose\": \"somebody else's\" }");
        Assert.Equal(0, CountWritten());
        Assert.Equal([], Steps(IncrementalStepRunReason.New, IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_project_without_spec_files_has_no_steps_beyond_the_look_at_its_files()
    {
        var generation = Generation.OfProject([("settings.json", "{}"), ("commands.json", "{}")]);
        Assert.Empty(generation.Result.GeneratedSources);
        Assert.Empty(generation.Result.TrackedSteps.Keys.Intersect([TrackingNames.Reading, TrackingNames.Plan, TrackingNames.Verbs, TrackingNames.Vocabulary]));
    }

    private IEnumerable<string> Steps(params IncrementalStepRunReason[] reasons)
        => _generation.Result.TrackedSteps.Where(step => Names.Contains(step.Key) && step.Value.Any(run => run.Outputs.Any(output => reasons.Contains(output.Reason)))).Select(step => step.Key);

    private static readonly string[] Names = [.. typeof(TrackingNames).GetFields().Select(field => field.Name)];

    private int CountWritten()
        => _generation.Result.TrackedOutputSteps.Where(step => step.Key == "SourceOutput").SelectMany(step => step.Value)
            .Where(step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified) && Wrote(step)).Count();

    /// <summary>Diagnostics are an output too, of the steps whose input is a problem.</summary>
    private static bool Wrote(IncrementalGeneratorRunStep step) => !step.Inputs.Any(input => input.Source.Name == TrackingNames.Problems);

    private Dictionary<string, string> Texts()
        => _generation.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
}
