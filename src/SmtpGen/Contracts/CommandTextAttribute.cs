namespace SmtpGen.Contracts;

/// <summary>Marks text that goes into a command line as it is: first the verb, then what follows it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class CommandTextAttribute : Attribute;
