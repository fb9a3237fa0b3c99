namespace SmtpGen.Generators.Spec;

/// <summary>A place in a text; all three count from zero, a column in UTF-16 units.</summary>
internal readonly record struct SpecPosition(int Offset, int Line, int Column);

/// <summary>From a place in a text to the place just behind.</summary>
internal readonly record struct SpecSpan(SpecPosition Start, SpecPosition End);
