using System.Globalization;

namespace SmtpGen.Generators.Spec;

/// <summary>A place in a text; all three count from zero, a column in UTF-16 units.</summary>
internal readonly record struct SpecPosition(int Offset, int Line, int Column);

/// <summary>From a place in a text to the place just behind.</summary>
internal readonly record struct SpecSpan(SpecPosition Start, SpecPosition End);

/// <summary>A place in one of several files.</summary>
internal readonly record struct SpecPlace(string Path, SpecSpan Span)
{
    /// <summary>The name of the file, line and column, as compilers write them.</summary>
    public override string ToString()
    {
        var name = Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
        var place = string.Format(CultureInfo.InvariantCulture, "({0},{1})", Span.Start.Line + 1, Span.Start.Column + 1);
        return name.Length == 0 ? "line " + (Span.Start.Line + 1).ToString(CultureInfo.InvariantCulture) : name + place;
    }
}
