using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>The programs under <c>Corpus</c>.</summary>
internal static partial class Corpus
{
    private static readonly string Folder = Repository.PathOf("tests/SmtpGen.Analyzers.Tests/Corpus");

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Folder, "Usings.cs")));

    public static IReadOnlyList<string> Right { get; } = In("Right");

    public static IReadOnlyList<string> Wrong { get; } = In("Wrong");

    public static string Read(string program) => File.ReadAllText(Path.Combine(Folder, program));

    public static CSharpCompilation Compile(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
        bool isProgram = ((CompilationUnitSyntax)tree.GetRoot()).Members.Any(member => member is GlobalStatementSyntax);
        CSharpCompilation compilation = Messages.Compile("").AddSyntaxTrees(Usings, tree);
        return isProgram ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation;
    }

    /// <summary>A program as a document of a project.</summary>
    public static Document Open(string source, AdhocWorkspace workspace)
    {
        CSharpCompilation compilation = Compile(source);
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Program",
            "Program",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: Usings.Options,
            metadataReferences: compilation.References));
        return project.AddDocument("Usings.cs", Usings.GetText()).Project.AddDocument("Program.cs", source);
    }

    /// <summary>What comments at the ends of lines name: the line, from 0 on, and the rule.</summary>
    public static IReadOnlyList<(int Line, string Rule)> MarksOf(string program) => MarksIn(Read(program));

    /// <inheritdoc cref="MarksOf"/>
    public static IReadOnlyList<(int Line, string Rule)> MarksIn(string source) =>
    [
        .. source.Split('\n')
            .SelectMany((line, number) => Mark().Match(line).Groups["rule"].Captures.Select(rule => (number, rule.Value)))
            .Order(),
    ];

    private static string[] In(string folder)
        => [.. Directory.GetFiles(Path.Combine(Folder, folder), "*.cs").Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"//( (?<rule>SMTP\d+))+$")]
    private static partial Regex Mark();
}
