using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Benchmarks.Analyzers;

namespace SmtpGen.Benchmarks.Generator;

/// <summary>A child process that runs one generator on a project of 200 ordinary files: first in a compiler that is cold, then in one that is warm.</summary>
internal sealed class GeneratorRun
{
    private const int Files = 200;
    private const string SpecPath = "made-up.smtp.json";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private readonly Subject _subject;
    private readonly SpecText? _spec;
    private readonly SyntaxTree[] _trees;
    private readonly MetadataReference[] _references;
    private readonly ISourceGenerator[] _generators;

    private GeneratorRun(Subject subject)
    {
        _subject = subject;
        _spec = subject.Spec is null ? null : new SpecText(subject.Spec, SpecPath);
        _trees = [.. Enumerable.Range(0, Files).Select(OrdinaryCode.File).Concat(subject.Sources).Select(source => CSharpSyntaxTree.ParseText(source, Language))];
        _references = [.. Framework().Concat(subject.References).Select(path => MetadataReference.CreateFromFile(path))];
        Assembly assembly = Assembly.LoadFrom(subject.Assembly);
        _generators = [.. subject.Types.Select(name => Wrap(Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!)!))];
    }

    /// <summary>Measures, and writes the figures in milliseconds: cold, warm, after an edit of C#, after one of the spec file, after white space there.</summary>
    public static int Measure(string name, int rounds)
    {
        var run = new GeneratorRun(Subject.Find(name));
        WarmTheCompiler();
        double cold = run.Time(run.NewDriver(), run.Compile(), out GeneratorDriver driver);
        double warm = Figures.Median(Enumerable.Range(0, rounds).Select(_ => run.Time(run.NewDriver(), run.Compile(), out driver)));
        double[] edits = [run.EditSources(ref driver, rounds), run.EditSpec(ref driver, rounds, run._subject.Edited), run.EditSpec(ref driver, rounds, number => run._subject.Spec + new string('\n', number + 1))];
        Console.WriteLine(string.Join(' ', new[] { cold, warm }.Concat(edits).Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
        return 0;
    }

    /// <summary>The lines of the project that all of them run on.</summary>
    public static int Lines => Enumerable.Range(0, Files).Sum(number => OrdinaryCode.File(number).Count(character => character == '\n') + 1);

    private double EditSources(ref GeneratorDriver driver, int rounds)
    {
        var times = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(OrdinaryCode.File(0) + $"\npublic class Edited{round} {{ }}\n", Language);
            times.Add(Time(driver, Compile().ReplaceSyntaxTree(_trees[0], edited), out driver));
        }

        return Figures.Median(times);
    }

    private double EditSpec(ref GeneratorDriver driver, int rounds, Func<int, string> edit)
    {
        if (_spec is null)
            return double.NaN;
        var times = new List<double>();
        SpecText current = _spec;
        for (int round = 0; round < rounds; round++)
        {
            var edited = new SpecText(edit(round), SpecPath);
            driver = driver.ReplaceAdditionalText(current, edited);
            times.Add(Time(driver, Compile(), out driver));
            current = edited;
        }

        driver = driver.ReplaceAdditionalText(current, _spec);
        return Figures.Median(times);
    }

    private double Time(GeneratorDriver driver, Compilation compilation, out GeneratorDriver after)
    {
        long start = Stopwatch.GetTimestamp();
        after = driver.RunGenerators(compilation);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        GeneratorRunResult result = after.GetRunResult().Results[0];
        bool hasOutput = result.GeneratedSources.Length > 0;
        if (result.Exception is not null || hasOutput != (_subject.Spec is not null || _subject.Sources.Length > 0))
            throw new InvalidOperationException($"{_subject.Name} gave {result.GeneratedSources.Length} files.", result.Exception);
        return time;
    }

    private GeneratorDriver NewDriver()
        => CSharpGeneratorDriver.Create(_generators, _spec is null ? [] : [_spec], Language, _subject.IsLibrarys ? new LibraryRole() : null);

    private CSharpCompilation Compile() => CSharpCompilation.Create(
        "Sample", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What every generator needs of the compiler is not the first one's to pay.</summary>
    private static void WarmTheCompiler()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Warm", [CSharpSyntaxTree.ParseText("[System.Obsolete] class C { }", Language)], [.. Framework().Select(path => MetadataReference.CreateFromFile(path))]);
        CSharpGeneratorDriver.Create([new Idle().AsSourceGenerator()], [], Language).RunGenerators(compilation);
    }

    private static IEnumerable<string> Framework()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));

    private static ISourceGenerator Wrap(object generator) => generator is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)generator;

    private sealed class Idle : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName("System.ObsoleteAttribute", (_, _) => true, (found, _) => found.TargetSymbol.Name),
                (output, name) => output.AddSource(name, "// " + name));
    }
}
