namespace SmtpGen.Contracts;

/// <summary>
/// Says which session facts an operation of the client requires, forbids, sets and clears. The analyzer reads nothing else: an
/// operation without a contract is unknown to it.
/// </summary>
/// <remarks>
/// <para>On a method or property the contract is that member's. On a type it is the contract of the member that
/// <see cref="Member"/> names, of all its overloads and of its <c>Async</c> twin; a derived type may so replace what its base says.
/// On a parameter whose type is a client it is what a helper method asks of, and does to, the client it is handed.</para>
/// <para>Facts are names ("hello", "sender"), an open set: a spec file may declare its own.</para>
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class SessionContractAttribute : Attribute
{
    /// <summary>On a type: the name of the member that is meant.</summary>
    public string? Member { get; set; }

    /// <summary>The verb as it goes over the wire, for messages; null for an operation that is not one verb.</summary>
    public string? Verb { get; set; }

    /// <summary>Whether the line is the verb and nothing but the text of the one argument, if there is one, so that the verb can be written by hand as well.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Where the protocol says so, such as "RFC 5321 §4.1.1.2".</summary>
    public string? Rfc { get; set; }

    /// <summary>Facts that must hold before.</summary>
    public string[] Requires { get; set; } = [];

    /// <summary>Those of <see cref="Requires"/> that the operation sees to itself when they do not hold; a project may choose to rely on it.</summary>
    public string[] Provides { get; set; } = [];

    /// <summary>Facts that must not hold before.</summary>
    public string[] Forbids { get; set; } = [];

    /// <summary>Facts that hold after success.</summary>
    public string[] Sets { get; set; } = [];

    /// <summary>Facts that may hold after success: one that holds stays, one that does not becomes unknown.</summary>
    public string[] PerhapsSets { get; set; } = [];

    /// <summary>Facts that no longer hold after success.</summary>
    public string[] Clears { get; set; } = [];

    /// <summary>Whether <see cref="Clears"/> also happens when the final reply is a refusal (the content of a message was sent).</summary>
    public bool ClearsWhenRefused { get; set; }

    /// <summary>Whether a refusal is an exception rather than a reply: on the exception's path the operation has not happened.</summary>
    public bool ThrowsWhenRefused { get; set; }

    /// <summary>Whether a dropped reply means that a refusal goes unnoticed.</summary>
    public bool ReplyMatters { get; set; }

    /// <summary>The reply codes that the operation may return; empty when any.</summary>
    public int[] ReplyCodes { get; set; } = [];

    /// <summary>
    /// A <see cref="bool"/> parameter: this contract holds only in calls that pass <see langword="true"/>, added to the one without
    /// condition; where the argument is not constant the facts it names become unknown.
    /// </summary>
    public string? When { get; set; }
}
