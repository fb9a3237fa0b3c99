namespace SmtpGen.Contracts;

/// <summary>Marks a place where a secret is expected, or what holds one.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class SecretAttribute : Attribute;
