using System.Text;

namespace SmtpGen.Benchmarks.Running;

/// <summary>What one benchmark has to say, in Markdown: paragraphs and tables.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public void Paragraph(string text) => _text.Append(text).Append("\n\n");

    /// <summary>A table; every row has a cell for each heading.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(headings);
        Row([.. headings.Select(_ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(row.Count == headings.Count ? row : throw new ArgumentException($"A row of {row.Count} cells under {headings.Count} headings.", nameof(rows)));
        _text.Append('\n');
    }

    private void Row(IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
