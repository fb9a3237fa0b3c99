using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>A file with more verbs than anybody has: several share a file of output, and all is as with few.</summary>
public class ManyVerbsTests
{
    private const int Count = 600;

    private readonly Generation _generation = Generation.OfProject([("own.smtp.json", Spec())]);

    [Fact]
    public void They_share_files_and_compile()
    {
        OwnSpecTests.AssertClean(_generation);
        Assert.InRange(_generation.Result.GeneratedSources.Count(source => source.HintName.StartsWith("Verbs.", StringComparison.Ordinal)), FileGroups.MostFiles / 2, FileGroups.MostFiles);
        var methods = _generation.Output.GetTypeByMetadataName("SmtpGen.OwnSmtpClientMethods")!.GetMembers().OfType<IMethodSymbol>();
        Assert.Equal(2 * Count, methods.Count(method => method.DeclaredAccessibility == Accessibility.Public));
    }

    [Fact]
    public void An_edit_of_one_writes_its_file_and_no_other()
    {
        var before = Texts();
        _generation.EditFile("own.smtp.json", Spec().Replace("Number 300.", "The number 300."));
        var changed = Assert.Single(Texts(), pair => before[pair.Key] != pair.Value);
        Assert.Contains("The number 300.", changed.Value, StringComparison.Ordinal);
    }

    /// <summary>A verb's file is told by its name, not by its place.</summary>
    [Fact]
    public void A_new_verb_at_the_beginning_moves_no_other()
    {
        var before = Texts();
        _generation.EditFile("own.smtp.json", Spec().Replace("\"commands\": {", "\"commands\": { \"XNEW\": { \"about\": \"New.\", \"replies\": { \"250\": \"yes\" } },"));
        Assert.Equal(2, Texts().Count(pair => !before.TryGetValue(pair.Key, out var text) || text != pair.Value));

        // Nor is any other looked at: the compiler compares what a step gives place by place.
        var files = _generation.Result.TrackedSteps[TrackingNames.Verbs].SelectMany(step => step.Outputs);
        Assert.Single(files, file => file.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    }

    private Dictionary<string, string> Texts()
        => _generation.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static string Spec()
        => $"{{ \"about\": \"Many.\", \"commands\": {{ {string.Join(", ", Enumerable.Range(0, Count).Select(i => $"\"X{i}\": {{ \"about\": \"Number {i}.\", \"replies\": {{ \"250\": \"yes\" }} }}"))} }} }}";
}
