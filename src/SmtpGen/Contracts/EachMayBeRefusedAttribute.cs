namespace SmtpGen.Contracts;

/// <summary>Marks a list of which each item may be refused on its own: the result of the call tells which, and nothing else does.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class EachMayBeRefusedAttribute : Attribute;
