using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>A small spec of its own words, that every emitter has something of, and mistakes made in it.</summary>
internal static class Small
{
    public static string Spec { get; } = Repository.Read("tests/SmtpGen.Generators.Tests/Support/small.json");

    /// <summary>The spec with a text replaced that stands in it once.</summary>
    public static string With(string old, string replacement)
    {
        var first = Spec.IndexOf(old, StringComparison.Ordinal);
        Assert.True(first >= 0 && Spec.IndexOf(old, first + 1, StringComparison.Ordinal) < 0, $"\"{old}\" must stand in small.json once.");
        return Spec.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>A text without its marks, and the span that stood between « and ».</summary>
    public static (string Text, SpecSpan Span) Unmark(string marked)
    {
        var start = PositionOf(marked, marked.IndexOf('«'));
        var end = PositionOf(marked.Replace("«", ""), marked.Replace("«", "").IndexOf('»'));
        return (marked.Replace("«", "").Replace("»", ""), new SpecSpan(start, end));
    }

    private static SpecPosition PositionOf(string text, int offset)
    {
        var before = text[..offset];
        return new SpecPosition(offset, before.Count(c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
