using SmtpGen.Generators.Plan;

namespace SmtpGen.Docs;

/// <summary>The tables of the README, each between a pair of marks.</summary>
internal static class ReadmeTables
{
    public static string Fill(string readme, SpecView spec, string releases)
        => Between(Between(readme, "rules", Rules(releases)), "vocabulary", Vocabulary(spec));

    /// <summary>The text with what stands between two marks replaced.</summary>
    internal static string Between(string text, string name, string content)
    {
        string start = $"<!-- {name}: written by {ReferencePage.Command} -->\n", end = "<!-- end -->";
        int from = text.IndexOf(start, StringComparison.Ordinal);
        int to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0
            ? throw new InvalidOperationException($"README.md lacks the marks of the table \"{name}\".")
            : text[..(from + start.Length)] + content + text[to..];
    }

    private static string Rules(string releases) => new Markdown().Table(
        ["rule", "severity", "what it finds"],
        releases.Split('\n').Where(line => line.StartsWith("SMTP", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new[] { $"[{cells[0]}](analyzers/rules/{cells[0]}.md)", Severity(cells[2]), cells[3] })).ToString();

    private static string Severity(string released) => released == "Disabled" ? "info, off by default" : released.ToLowerInvariant();

    private static string Vocabulary(SpecView spec) => new Markdown().Table(
        ["", "how many", "such as"],
        [
            Row("verbs", "commands", spec.Own.Commands.Select(command => command.Verb)),
            Row("options", "options", spec.Own.Options.Select(option => option.Keyword)),
            Row("extensions", "extensions", spec.Own.Extensions.Select(extension => extension.Keyword)),
            Row("SASL mechanisms", "sasl-mechanisms", spec.Own.Mechanisms.Where(mechanism => mechanism.Type is not null).Select(mechanism => mechanism.Keyword)),
            Row("reply codes", "reply-codes", spec.Own.Replies.Select(reply => $"{reply.Code}")),
            Row("enhanced status codes", "enhanced-status-codes", spec.Own.EnhancedStatusCodes.Where(code => code.Detail is not null).Select(code => code.Code)),
            Row("errors", "errors", spec.Own.Exceptions.Select(error => error.Name)),
        ]).ToString();

    private static string[] Row(string what, string section, IEnumerable<string> names)
    {
        const int shown = 6;
        string[] all = [.. names];
        return [$"[{what}](docs/reference.md#{section})", $"{all.Length}", string.Join(", ", all.Take(shown).Select(Markdown.Code)) + (all.Length > shown ? ", …" : "")];
    }
}
