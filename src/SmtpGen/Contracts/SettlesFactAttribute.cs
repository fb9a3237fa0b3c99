namespace SmtpGen.Contracts;

/// <summary>Marks a value of an option: an operation that sets the fact perhaps is certain about it where the program gives that value.</summary>
/// <param name="fact">The fact's name.</param>
/// <param name="holds">Whether the operation sets it.</param>
[AttributeUsage(AttributeTargets.Field)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class SettlesFactAttribute(string fact, bool holds) : Attribute
{
    /// <summary>The fact's name.</summary>
    public string Fact { get; } = fact;

    /// <summary>Whether the operation sets it.</summary>
    public bool Holds { get; } = holds;
}
