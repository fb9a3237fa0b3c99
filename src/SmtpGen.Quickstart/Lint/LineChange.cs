using Microsoft.CodeAnalysis;

namespace SmtpGen.Quickstart;

/// <summary>The lines that differ between two versions of a document.</summary>
internal static class LineChange
{
    public static async Task<string> DescribeAsync(Document before, Document after)
    {
        string[] old = await LinesAsync(before);
        string[] @new = await LinesAsync(after);
        int same = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameAtEnd = old[same..].Reverse().Zip(@new[same..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

        return string.Join('\n',
        [
            .. old[same..^sameAtEnd].Select(line => $"- {line.Trim()}"),
            .. @new[same..^sameAtEnd].Select(line => $"+ {line.Trim()}"),
        ]);
    }

    private static async Task<string[]> LinesAsync(Document document) => [.. (await document.GetTextAsync()).Lines.Select(line => line.ToString())];
}
