using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Values;

/// <summary>One place where a local gets a value.</summary>
/// <param name="Place">The operation that gives it.</param>
/// <param name="Value">The value, or the text that is added to it; null when it cannot be seen.</param>
/// <param name="IsPart">Whether the local gets a part of the value only: one of those that it is deconstructed into.</param>
internal readonly record struct LocalWrite(IOperation Place, IOperation? Value, bool IsPart = false);
