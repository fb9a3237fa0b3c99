using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>Runs the generator as the library's build does.</summary>
internal sealed class Generation
{
    /// <summary>The oldest version of the language that the output must compile in.</summary>
    public static readonly CSharpParseOptions OldestLanguage = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private readonly CSharpParseOptions _language;
    private AdditionalText _spec;
    private GeneratorDriver _driver;

    public Generation(string spec, params string[] sources)
        : this(spec, OldestLanguage, sources)
    {
    }

    public Generation(string spec, CSharpParseOptions language, params string[] sources)
    {
        _language = language;
        _spec = new SpecText(spec);
        Compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, language)),
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(
            [new SmtpGenerator().AsSourceGenerator()],
            [_spec],
            language,
            new LibraryRole(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>The language of the library's own build.</summary>
    public static readonly CSharpParseOptions OwnLanguage = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>What the generator is given.</summary>
    public Compilation Compilation { get; private set; }

    /// <summary>What the last run gave.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>The compilation with the output in it.</summary>
    public Compilation Output
        => Compilation.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));

    /// <summary>A file of the output.</summary>
    public string this[string name] => Result.GeneratedSources.Single(source => source.HintName == name + ".g.cs").SourceText.ToString();

    public void EditSpec(string spec)
    {
        var edited = new SpecText(spec);
        _driver = _driver.ReplaceAdditionalText(_spec, edited);
        _spec = edited;
        Run();
    }

    public void EditSource(string source)
    {
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, _language));
        Run();
    }

    private void Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is not null)
            throw new InvalidOperationException("The generator threw.", Result.Exception);
    }
}
