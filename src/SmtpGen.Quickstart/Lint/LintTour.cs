using Microsoft.CodeAnalysis;

namespace SmtpGen.Quickstart;

/// <summary>Shows what the analyzer says of a program that compiles and would fail in front of a server.</summary>
internal static class LintTour
{
    private const string FileName = "Wrong.cs";

    /// <summary>False: the wrong program was not found to be wrong, or the fixes left something behind.</summary>
    public static async Task<bool> RunAsync()
    {
        string text = ReadProgram();
        Report.Section($"A program with two mistakes: {FileName}");
        Report.Lines(string.Join('\n', text.TrimEnd().Split('\n').Select((line, i) => $"{i + 1,3} {line}")));

        Document document = Checker.Open(FileName, text);
        IReadOnlyList<Diagnostic> findings = await Checker.CheckAsync(document);
        Report.Section("What a build says of it, and the fix that an editor offers");
        foreach (Diagnostic finding in findings)
            await ShowAsync(document, finding);

        IReadOnlyList<Diagnostic> left = await Checker.CheckAsync(await Fixer.FixAllAsync(document));
        Report.Section($"With the fixes applied: {(left.Count == 0 ? "nothing to report" : $"{left.Count} left")}");
        foreach (Diagnostic finding in left)
            Report.Lines(Describe(finding));

        return findings.Count > 0 && left.Count == 0;
    }

    private static async Task ShowAsync(Document document, Diagnostic finding)
    {
        Report.Lines(Describe(finding));
        Report.Lines(await Fixer.FixAsync(document, finding) is { } mended ? await LineChange.DescribeAsync(document, mended) : "(no fix is offered)");
    }

    private static string Describe(Diagnostic finding)
    {
        FileLinePositionSpan place = finding.Location.GetLineSpan();
        return $"{FileName}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): "
            + $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.GetMessage()}";
    }

    private static string ReadProgram()
    {
        using Stream stream = typeof(LintTour).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
