using System.Text;
using SmtpGen.Generators.Plan;

namespace SmtpGen.Docs;

/// <summary>Writes Markdown: texts are plain, and what Markdown gives a meaning is escaped.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public Markdown Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public Markdown Heading(int level, string text) => Line(new string('#', level) + " " + text).Line();

    public Markdown Paragraph(string text) => Line(text).Line();

    /// <summary>A table; nothing where it would be empty.</summary>
    public Markdown Table(string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0)
            return this;
        Row(heads);
        Row([.. heads.Select(_ => "---")]);
        foreach (string[] row in all)
            Row(row);
        return Line();
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    public static string Codes(IEnumerable<string> texts) => string.Join(" ", texts.Select(Code));

    public static string Plain(string? text)
        => (text ?? "").Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_").Replace("`", "\\`");

    public static string Link(RfcReference? rfc)
        => rfc is null ? "" : rfc.Url is null ? Plain(rfc.Text) : $"[{Plain(rfc.Text)}]({rfc.Url})";

    private void Row(string[] cells) => Line($"| {string.Join(" | ", cells)} |");
}
