namespace SmtpGen.Generators.Spec.Model;

/// <summary>A class of exceptions.</summary>
/// <param name="Base">The exception that it derives from; null for the root.</param>
/// <param name="HandWritten">Whether the class is in the library already.</param>
/// <param name="Thrown">Who throws it, besides the commands that name it.</param>
internal sealed record ErrorType(
    string Name, string About, string? Rfc, string? Base, bool HandWritten, ThrownBy Thrown, ErrorPayload? Payload);

/// <summary>What an exception carries.</summary>
internal sealed record ErrorPayload(string Name, PayloadKind Kind, string About);

internal enum ThrownBy
{
    /// <summary>Nobody but the commands that name it.</summary>
    Named,

    /// <summary>Refusals of commands that name no exception.</summary>
    Refusals,

    /// <summary>Every command.</summary>
    Commands,

    /// <summary>Commands with options.</summary>
    Options,
}

internal enum PayloadKind
{
    /// <summary>The reply that refused.</summary>
    Reply,

    /// <summary>What the refused command was about.</summary>
    Subject,

    /// <summary>The replies to several subjects.</summary>
    Replies,
}
