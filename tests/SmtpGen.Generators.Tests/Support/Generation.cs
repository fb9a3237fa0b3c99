using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>Runs the generator as the library's build does.</summary>
internal sealed class Generation
{
    /// <summary>The oldest version of the language that the output must compile in.</summary>
    public static readonly CSharpParseOptions OldestLanguage = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private readonly CSharpParseOptions _language;
    private readonly Dictionary<string, AdditionalText> _files;
    private GeneratorDriver _driver;

    public Generation(string spec, params string[] sources)
        : this(spec, OldestLanguage, sources)
    {
    }

    public Generation(string spec, CSharpParseOptions language, params string[] sources)
        : this([("commands.json", spec)], new LibraryRole(), [], language, sources)
    {
    }

    private Generation(
        (string Path, string Text)[] files, AnalyzerConfigOptionsProvider roles, MetadataReference[] references, CSharpParseOptions language, string[] sources)
    {
        _language = language;
        _files = files.ToDictionary(file => file.Path, AdditionalText (file) => new SpecText(file.Text, file.Path));
        Compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, language)),
            [.. Net100.References.All, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(
            [new SmtpGenerator().AsSourceGenerator()],
            _files.Values,
            language,
            roles,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>Runs the generator as the build of a project does that uses the library and has spec files of its own.</summary>
    public static Generation OfProject((string Path, string Text)[] files, params string[] sources)
        => OfProject(files, OldestLanguage, sources);

    public static Generation OfProject((string Path, string Text)[] files, CSharpParseOptions language, params string[] sources)
        => new(files, new Own.NoRole(), [Library.Reference], language, ["global using System; global using System.Threading.Tasks; global using SmtpGen;", .. sources]);

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

    public void EditSpec(string spec) => EditFile("commands.json", spec);

    public void EditFile(string path, string text)
    {
        var edited = new SpecText(text, path);
        _driver = _driver.ReplaceAdditionalText(_files[path], edited);
        _files[path] = edited;
        Run();
    }

    public void AddFile(string path, string text)
    {
        _files.Add(path, new SpecText(text, path));
        _driver = _driver.AddAdditionalTexts([_files[path]]);
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
