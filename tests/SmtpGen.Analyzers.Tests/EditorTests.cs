using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>
/// Each rule that has a fix, in an editor: a mistake is typed token by token, gets its squiggle, the light bulb mends it, and an edit that brings it
/// back brings back the squiggle.
/// </summary>
public class EditorTests
{
    private const string Caret = "/*caret*/";

    private static readonly Dictionary<string, Mistake> Mistakes = new()
    {
        ["SMTP1001"] = new("""c.Mail("me@example.org").EnsureSuccess();""", "Call 'Ehlo' first", "c.Ehlo();\n        c.Mail(")
        {
            Before = """using var c = new SmtpClient(); c.Connect("mail.example.org");""",
        },
        ["SMTP2001"] = new("""outside.Mail("me@example.org", ["8BITMIME"]).EnsureSuccess();""", "Write \"BODY=8BITMIME\"", "[\"BODY=8BITMIME\"]"),
        ["SMTP2002"] = new("""flag = outside.HasExtension("BODY");""", "Write \"8BITMIME\"", "(\"8BITMIME\")"),
        ["SMTP2003"] = new("""outside.Mail("me@example.org", ["NOTIFY=NEVER"]).EnsureSuccess();""", "Remove \"NOTIFY=NEVER\"", "Mail(\"me@example.org\")."),
        ["SMTP2004"] = new("""outside.Mail("me@example.org", ["RET=HEADERS"]).EnsureSuccess();""", "Write \"RET=HDRS\"", "[\"RET=HDRS\"]"),
        ["SMTP2005"] = new("""outside.Rcpt("you@example.org", ["NOTFY=NEVER"]).EnsureSuccess();""", "Write \"NOTIFY=NEVER\"", "[\"NOTIFY=NEVER\"]"),
        ["SMTP2009"] = new("""outside.DoCommand("NOOP").EnsureSuccess();""", "Call 'Noop'", "outside.Noop().EnsureSuccess();"),
        ["SMTP4001"] = new("""outside.Rcpt("you@example.org");""", "Call 'EnsureSuccess'", "outside.Rcpt(\"you@example.org\").EnsureSuccess();"),
    };

    public static TheoryData<string> Fixable => [.. Everything.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task AMistakeThatIsTyped_IsMendedByTheLightBulb_AndComesBackWithTheMistake(string id)
    {
        Mistake mistake = Mistakes[id];
        using Editor editor = Open(mistake.Before, out int caret);
        Assert.Empty(await editor.Squiggles());

        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(mistake.Typed))
        {
            caret = editor.Type(caret, token.ToFullString());
            await editor.Squiggles();
        }

        string wrong = editor.Text;
        await MendOnce();
        Assert.Contains(mistake.Mended, editor.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        editor.Write(wrong);
        await MendOnce();

        async Task MendOnce()
        {
            Assert.Empty(await editor.Errors());
            Diagnostic squiggle = Assert.Single(await editor.Squiggles());
            Assert.Equal(id, squiggle.Id);
            CodeAction action = Assert.Single(await editor.LightBulb(squiggle.Location.SourceSpan.Start));
            Assert.Equal(mistake.Title, action.Title);
            await editor.Apply(action);
            Assert.Empty(await editor.Squiggles());
            Assert.Empty(await editor.Errors());
        }
    }

    /// <summary>A formatter may ask for all of a rule without a key: it got none from the report at which it looked first.</summary>
    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task ManyMistakes_AreMendedAtOnce_WithAKeyAndWithout(string id)
    {
        (string before, string typed) = (Mistakes[id].Before, Mistakes[id].Typed);
        using Editor editor = Open($$"""if (other) { {{before}} {{typed}} } else { {{before}} {{typed}} }""", out _);
        string wrong = editor.Text;
        IReadOnlyList<Diagnostic> squiggles = await editor.Squiggles();
        Assert.Equal([id, id], squiggles.Select(squiggle => squiggle.Id));
        CodeAction one = Assert.Single(await editor.LightBulb(squiggles[0].Location.SourceSpan.Start));
        foreach (string? key in new[] { one.EquivalenceKey!, null })
        {
            editor.Write(wrong);
            await editor.MendAll(id, key);
            Assert.Empty(await editor.Squiggles());
            Assert.Empty(await editor.Errors());
        }
    }

    [Fact]
    public async Task MistakesThatAreMendedInAnotherWay_AreLeftAlone()
    {
        using Editor editor = Open(Mistakes["SMTP2001"].Typed, out _);
        string wrong = editor.Text;
        await editor.MendAll("SMTP2001", "some other way");
        Assert.Equal(wrong, editor.Text);
    }

    [Fact]
    public async Task MistakesInOneCall_AreMendedAtOnce()
    {
        using Editor editor = Open(
            """outside.SendMail("me@example.org", "you@example.org", "", mailOptions: ["NOTIFY=FAILURE", "SIZE=1"], rcptOptions: ["RET=HDRS"]);""", out _);
        await editor.MendAll("SMTP2003", key: null);
        Assert.Contains("""mailOptions: ["SIZE=1", "RET=HDRS"], rcptOptions: ["NOTIFY=FAILURE"]""", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingIsWrong_TheLightBulbIsDark()
    {
        using Editor editor = Open("""outside.Rcpt("you@example.org"); outside.Noop();""", out _);
        Assert.NotEmpty(await editor.LightBulb(editor.Text.IndexOf("Rcpt", StringComparison.Ordinal)));
        Assert.Empty(await editor.LightBulb(editor.Text.IndexOf("Noop", StringComparison.Ordinal)));
        Assert.Empty(await editor.LightBulb(0));
    }

    [Fact]
    public async Task AStepThatIsTakenAway_BringsTheSquiggle_AndTypedAgainTakesItAway()
    {
        const string Step = "c.Ehlo();";
        using Editor editor = Open($"""using var c = new SmtpClient(); c.Connect("mail.example.org"); {Step} c.Mail("me@example.org").EnsureSuccess();""", out _);
        Assert.Empty(await editor.Squiggles());
        int place = editor.Text.IndexOf(Step, StringComparison.Ordinal);
        editor.Write(editor.Text.Remove(place, Step.Length));
        Assert.Equal(["SMTP1001"], (await editor.Squiggles()).Select(squiggle => squiggle.Id));
        editor.Type(place, Step);
        Assert.Empty(await editor.Squiggles());
    }

    private static Editor Open(string statements, out int caret)
    {
        string text = Snippet.Method($"{statements}\n{Caret}");
        caret = text.IndexOf(Caret, StringComparison.Ordinal);
        return new Editor(text.Replace(Caret, "", StringComparison.Ordinal));
    }

    /// <param name="Typed">What is typed.</param>
    /// <param name="Title">What the light bulb offers.</param>
    /// <param name="Mended">What the file holds when it was taken.</param>
    private sealed record Mistake(string Typed, string Title, string Mended)
    {
        /// <summary>What stands before.</summary>
        public string Before { get; init; } = "";
    }
}
