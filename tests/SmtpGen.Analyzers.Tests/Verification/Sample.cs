using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>A block of C# on a page, and what its comments say of its lines.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Code">The block.</param>
internal sealed partial record Sample(string Page, string Section, string Code)
{
    /// <summary>What the samples take for granted: what they do not declare themselves is there.</summary>
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        using SmtpGen;
        using SmtpGen.Contracts;
        using SmtpGen.Testing;
        using Xunit;

        internal class Page(
            SmtpClient client, SmtpClient smtp, string user, string password, string accessToken, string host, int port, string sender, string recipient,
            string[] recipients, string message, string address, string note, string knownHash, bool verbose, Tokens tokens, TextWriter log,
            SmtpClientOptions options, IAsyncEnumerable<SmtpMessage> messages, Dictionary<string, string> configuration)
        {
            private async Task Sample()
            {
        #line 1

        """;

    private const string After = """

                await Task.CompletedTask;
            }
        }

        internal class Tokens
        {
            public ValueTask<string> GetAsync(CancellationToken cancellationToken) => default;
        }

        """;

    private static readonly CSharpCompilation Template = Messages.Compile("").AddReferences(
        MetadataReference.CreateFromFile(typeof(Testing.SmtpTestServer).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location));

    /// <summary>Whether it shows how something looks, or uses what is made elsewhere.</summary>
    public bool IsSketch => Page is "docs/architecture.md" or "docs/own-verbs.md" or "docs/reference.md" || Code.Contains("MimeKit", StringComparison.Ordinal);

    /// <summary>The lines that the comments speak of, from 0 on, and what they say: the rule, and pieces of its message.</summary>
    public IReadOnlyList<(int Line, string Rule, string[] Message)> Marks { get; } =
    [
        .. Code.Split('\n').SelectMany((line, number) => Mark().Matches(line).Select(mark => (
            Line: mark.Index == line.TakeWhile(char.IsWhiteSpace).Count() ? number + 1 : number,
            Rule: mark.Groups["rule"].Value,
            Message: mark.Groups["message"].Value.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))),
    ];

    public static IEnumerable<Sample> On(string page)
        => Block().Matches(Repository.Read(page)).Select(block => new Sample(
            page,
            Heading().Matches(Repository.Read(page)[..block.Index]).LastOrDefault()?.Groups[1].Value ?? "",
            block.Groups["code"].Value));

    /// <summary>The block in the program around it, its first line the first; with <paramref name="rule"/> switched on.</summary>
    public CSharpCompilation Compile(string? rule)
    {
        string statements = Code.StartsWith("catch", StringComparison.Ordinal) ? $"try {{ client.Noop(); }} {Code}" : UsingDirective().Replace(Code, "");
        string directives = string.Concat(UsingDirective().Matches(Code).Select(directive => directive.Value + "\n"));
        CSharpCompilation compilation = Template.AddSyntaxTrees(CSharpSyntaxTree.ParseText(directives + Before + statements + After));
        return rule is null
            ? compilation
            : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(rule, ReportDiagnostic.Warn)]));
    }

    public override string ToString() => $"{Page}, {Section}: {Code}";

    [GeneratedRegex(@"(?s)```csharp\n(?<code>.*?)```")]
    private static partial Regex Block();

    [GeneratedRegex("(?m)^##? (.+)$")]
    private static partial Regex Heading();

    /// <summary>What stands in brackets at the end is the page's own.</summary>
    [GeneratedRegex(@"// (?<rule>SMTP\d+)(: (?<message>.*?))?(?: \(.*\))?$")]
    private static partial Regex Mark();

    /// <summary>A blank line in its place keeps the lines where they are.</summary>
    [GeneratedRegex(@"(?m)^using (\w+ = )?[\w.]+;$")]
    private static partial Regex UsingDirective();
}
