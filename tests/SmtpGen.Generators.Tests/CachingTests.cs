using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>What is written again after an edit, and what is not.</summary>
public class CachingTests
{
    private readonly Generation _generation = new(Small.Spec);

    [Fact]
    public void An_edit_of_CSharp_runs_nothing_again()
    {
        _generation.EditSource("class Added;");
        Assert.All(_generation.Result.TrackedSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs), AssertCached);
        Assert.Equal(0, CountWritten());
    }

    [Theory]
    [InlineData("\r\n\t")]
    [InlineData(" // \"}]\n")]
    [InlineData("/* two\nlines */\n")]
    public void White_space_and_comments_in_the_spec_write_nothing_again(string instead)
    {
        _generation.EditSpec(Small.Spec.Replace("\n", instead));
        Assert.All(StepsNamed(TrackingNames.Reading), output => Assert.Equal(IncrementalStepRunReason.Unchanged, output.Reason));
        Assert.All(StepsNamed(TrackingNames.Verbs), AssertCached);
        Assert.Equal(0, CountWritten());
    }

    [Fact]
    public void The_order_of_keys_in_an_entry_writes_nothing_again()
    {
        _generation.EditSpec(Small.With("\"number\": 7, \"about\": \"Where it listens.\"", "\"about\": \"Where it listens.\", \"number\": 7"));
        Assert.Equal(0, CountWritten());
    }

    [Theory]
    [InlineData("\"550\": \"not here\"", "\"550\": \"somewhere else\"", "Verbs.Greet")]
    [InlineData("Says hello to \\\"somebody\\\".", "Says hello.", "Verbs.Greet")]
    [InlineData("\"timeout\": 60", "\"timeout\": 61", "Verbs.Greet")]
    [InlineData("\"finalTimeout\": 90", "\"finalTimeout\": 91", "Verbs.Fill")]
    [InlineData("\"word\": \"END\"", "\"word\": \"FIN\"", "Verbs.Part")]
    [InlineData("\"number\": 7", "\"number\": 8", "Constants.SmtpPort")]
    [InlineData("\"name\": \"No\"", "\"name\": \"Never\"", "Constants.SmtpReplyCode")]
    [InlineData("No such \\\"place\\\"", "No place", "EnhancedStatusTexts")]
    [InlineData("Refused a name.", "Refused the name.", "Exceptions.NamedException")]
    [InlineData("\"about\": \"All of it.\"", "\"about\": \"Everything.\"", "OptionValues.GreetMode")]
    [InlineData("\"clientFirst\": true", "\"clientFirst\": false", "SaslMechanisms")]
    [InlineData("\"perhaps\": [\"warm\"]", "\"perhaps\": [\"filling\"]", "SmtpOperations")]
    public void An_edit_of_an_entry_writes_its_file_again_and_no_other(string text, string replacement, string file)
    {
        var before = Texts();
        _generation.EditSpec(Small.With(text, replacement));
        Assert.Equal([file + ".g.cs"], Texts().Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
        Assert.Equal(1, CountWritten());
    }

    [Fact]
    public void A_new_verb_writes_its_file_and_the_table()
    {
        var before = Texts();
        _generation.EditSpec(Small.With("\"listsExtensions\": true }", "\"listsExtensions\": true }, \"NEW\": { \"about\": \"New.\", \"replies\": { \"250\": \"done\" } }"));
        Assert.Equal(
            ["SmtpCommands.g.cs", "Verbs.New.g.cs"],
            Texts().Where(pair => !before.TryGetValue(pair.Key, out var text) || text != pair.Value).Select(pair => pair.Key).Order());
        Assert.Equal(2, CountWritten());
    }

    [Fact]
    public void A_mistake_in_a_verb_takes_its_files_away_and_mending_it_brings_them_back()
    {
        var before = Texts();
        _generation.EditSpec(Small.With("\"timeout\": 60", "\"timeout\": 0"));
        Assert.Equal(["Options.GreetOptions.g.cs", "Verbs.Greet.g.cs"], before.Keys.Except(Texts().Keys).Order());
        Assert.Equal("SMTP0007", Assert.Single(_generation.Result.Diagnostics).Id);
        _generation.EditSpec(Small.Spec);
        Assert.Equal(before, Texts());
    }

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> StepsNamed(string name)
        => _generation.Result.TrackedSteps[name].SelectMany(step => step.Outputs);

    private int CountWritten()
        => _generation.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    private Dictionary<string, string> Texts()
        => _generation.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static void AssertCached((object Value, IncrementalStepRunReason Reason) output)
        => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString());
}
