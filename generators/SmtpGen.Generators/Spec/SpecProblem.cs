namespace SmtpGen.Generators.Spec;

/// <summary>A mistake in a spec file: what is wrong and what to write instead, at its place.</summary>
/// <param name="Other">The other place that the mistake is about, where it is in a file of the project.</param>
internal sealed record SpecProblem(SpecProblemKind Kind, string Message, string Path, SpecSpan Span, SpecPlace? Other = null);

internal enum SpecProblemKind
{
    NotJson,
    UnknownKey,
    WrongType,
    MissingKey,
    DuplicateKey,
    UnknownReference,
    BadValue,
    ReplyClass,
    BadIdentifier,
    NameClash,
    ExceptionCycle,
    IdleFact,
    UnreachableCommand,
    OrphanOption,
    OtherVersion,
    UnknownOrder,
}
