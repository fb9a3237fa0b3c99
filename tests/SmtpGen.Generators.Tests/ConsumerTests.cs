using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Generators.Tests;

/// <summary>The generator in the project of somebody who references the package, and the library's own, as a build sees them.</summary>
public class ConsumerTests
{
    private const string AnyProgram = "class Program;";

    /// <summary>The framework by its version: the one that the testing library knows itself is not served any more.</summary>
    private static readonly ReferenceAssemblies Net100 = new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.12"), "ref/net10.0");

    [Theory]
    [InlineData("commands.json", "{ \"whose\": \"somebody else's\" }")]
    [InlineData("commands.json", "no JSON")]
    [InlineData("settings.json", "{}")]
    public Task In_a_project_without_the_role_it_does_nothing(string file, string text)
        => Test(file, text).RunAsync();

    [Fact]
    public Task In_a_project_without_files_it_does_nothing() => Test(null, "").RunAsync();

    [Fact]
    public Task A_mistake_is_an_error_at_its_line_and_column_in_the_file()
    {
        var test = Test("/commands.json", "{\r\n  \"about\": \"A.\",\r\n  \"prots\": {}\r\n}\r\n");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n[/commands.json]\nbuild_metadata.AdditionalFiles.SmtpGenRole = Library\n"));
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.TestState.ExpectedDiagnostics.Add(
            new DiagnosticResult(SpecDiagnostics.UnknownKey).WithSpan("/commands.json", 3, 3, 3, 10).WithMessage("the file has no key \"prots\". Did you mean \"ports\"?"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_file_that_is_no_JSON_is_one_error_and_no_output()
    {
        var test = Test("/commands.json", "{ \"about\": 'A' }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n[/commands.json]\nbuild_metadata.AdditionalFiles.SmtpGenRole = Library\n"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(SpecDiagnostics.NotJson).WithSpan("/commands.json", 1, 12, 1, 13)
            .WithArguments("a value is expected here: an object, an array, a string in double quotes, a number, true, false or null"));
        return test.RunAsync();
    }

    private static CSharpSourceGeneratorTest<SmtpGenerator, DefaultVerifier> Test(string? file, string text)
    {
        var test = new CSharpSourceGeneratorTest<SmtpGenerator, DefaultVerifier> { TestCode = AnyProgram, ReferenceAssemblies = Net100 };
        if (file is not null)
            test.TestState.AdditionalFiles.Add((file, text));
        return test;
    }
}
