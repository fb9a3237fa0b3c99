namespace SmtpGen.Contracts;

/// <summary>Marks the method of a reply that throws when the reply is a refusal, and else gives the reply back.</summary>
[AttributeUsage(AttributeTargets.Method)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class RefusalCheckAttribute : Attribute;
