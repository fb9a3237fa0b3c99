namespace SmtpGen.Generators.Spec;

/// <summary>A mistake in a spec file: what is wrong and what to write instead, at its place.</summary>
internal sealed record SpecProblem(SpecProblemKind Kind, string Message, SpecSpan Span);

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
}
