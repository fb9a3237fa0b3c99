using System.Text.RegularExpressions;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The options of <c>.editorconfig</c> that the pages of the rules speak of: each is one that an analyzer reads, and does what its page says.</summary>
public partial class OptionTests
{
    private const string Connected = """using var c = new SmtpSslClient(); c.Connect("mail.example.org");""";

    private static readonly Dictionary<string, Use[]> Uses = new()
    {
        ["smtpgen_implicit_hello"] =
        [
            new("SMTP1001", Connected + " c.Login(\"me\", Console.ReadLine()!);"),
            new("SMTP1001", """using var c = new SmtpClient(); c.Connect("mail.example.org"); c.StartTls();"""),
            new("SMTP1001", Connected + " Help(c); static void Help(SmtpClient it) => it.Login(\"me\", Console.ReadLine()!);"),
        ],
    };

    private static readonly Dictionary<string, Use[]> OtherUses = new()
    {
        ["smtpgen_implicit_hello"] =
        [
            new("SMTP1001", Connected + " c.Mail(\"me@example.org\").EnsureSuccess();"),
            new("SMTP1001", "using var c = new SmtpSslClient(); c.Login(\"me\", Console.ReadLine()!);"),
            new("SMTP1002", Connected + " c.Ehlo(); c.StartTls();"),
        ],
    };

    public static TheoryData<string> Documented => [.. OnPages()];

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task AnOptionThatIsSet_AppliesToWhatItIsFor(string option)
    {
        foreach (Use use in Uses[option])
        {
            Assert.Equal([use.Rule], await Said(use, ""));
            Assert.Equal([use.Rule], await Said(use, $"{option} = false"));
            Assert.Equal([use.Rule], await Said(use, $"{option} = perhaps"));
            Assert.Equal([use.Rule], await Said(use, $"{option} ="));
            Assert.Equal([use.Rule], await Said(use, $"[Other.cs]\n{option} = true"));
            Assert.Empty(await Said(use, $"{option} = true"));
            Assert.Empty(await Said(use, $"{option} = True"));
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task AnOptionThatIsSet_AppliesToNothingElse(string option)
    {
        foreach (Use use in OtherUses[option])
            Assert.Equal([use.Rule], await Said(use, $"{option} = true"));
    }

    [Fact]
    public void WhatAnAnalyzerReads_IsDocumented()
    {
        IEnumerable<string> read = Repository.Sources("analyzers").SelectMany(file => NamesIn(File.ReadAllText(file))).Distinct();
        Assert.Equal(read.Order(StringComparer.Ordinal), OnPages().Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> Said(Use use, string editorConfig)
    {
        using var editor = new Editor(Snippet.Method(use.Statements), editorConfig);
        Assert.Empty(await editor.Errors());
        return (await editor.Squiggles()).Select(squiggle => squiggle.Id);
    }

    private static IEnumerable<string> OnPages()
        => Directory.GetFiles(Repository.PathOf("analyzers/rules")).SelectMany(page => NamesIn(File.ReadAllText(page))).Distinct();

    private static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Select(name => name.Value);

    [GeneratedRegex(@"\bsmtpgen_\w+")]
    private static partial Regex Name();

    /// <summary>Statements of which a rule speaks.</summary>
    private sealed record Use(string Rule, string Statements);
}
