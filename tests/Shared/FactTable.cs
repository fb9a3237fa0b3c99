namespace SmtpGen.Tests.Shared;

/// <summary>A table of tests/Facts: tab-separated, a line of names first, lines that begin with # left out.</summary>
internal static class FactTable
{
    public static IReadOnlyList<FactRow> Read(string name)
    {
        string[][] lines = [.. File.ReadLines(Repository.PathOf($"tests/Facts/{name}.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];
        return [.. lines.Skip(1).Select(cells => new FactRow(lines[0], cells))];
    }
}

/// <summary>A row, its cells by the names of their columns.</summary>
internal sealed class FactRow(string[] names, string[] cells)
{
    public string this[string name] => cells[Array.IndexOf(names, name)];

    /// <summary>The first cell, which names the row in most tables.</summary>
    public string Key => cells[0];

    /// <summary>A cell's text up to a remark in brackets or behind a semicolon.</summary>
    public string Plain(string name) => this[name].Split('(', ';')[0].Trim();

    /// <summary>The words of a cell that lists some, remarks in brackets left out.</summary>
    public string[] List(string name)
        => System.Text.RegularExpressions.Regex.Replace(this[name], @"\([^)]*\)", "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The number that a cell begins with; null when it begins with none.</summary>
    public int? Number(string name)
    {
        string digits = new([.. this[name].TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? null : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Join(" | ", cells);
}
