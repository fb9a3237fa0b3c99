namespace SmtpGen.Contracts;

/// <summary>Marks a place where the name of a service extension is expected: a parameter, or a property whose keys are such names.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class ExtensionNameAttribute : Attribute;
