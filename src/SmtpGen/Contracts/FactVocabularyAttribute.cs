namespace SmtpGen.Contracts;

/// <summary>Describes one session fact to the analyzer: how to speak of it, and which step changes it.</summary>
/// <param name="name">The fact's name.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class FactVocabularyAttribute(string name) : Attribute
{
    /// <summary>The fact's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is wrong where the fact should hold and does not: "nobody has introduced the client (EHLO)".</summary>
    public string? Missing { get; set; }

    /// <summary>What is wrong where the fact holds and should not: "a transaction is open".</summary>
    public string? Present { get; set; }

    /// <summary>The member of the client that makes the fact hold.</summary>
    public string? Step { get; set; }

    /// <summary>The member of the client that makes the fact no longer hold; null when nothing sensible does.</summary>
    public string? Undo { get; set; }

    /// <summary>Whether nobody on the way can read a secret while the fact holds.</summary>
    public bool ProtectsSecrets { get; set; }
}
