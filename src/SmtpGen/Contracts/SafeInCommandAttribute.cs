namespace SmtpGen.Contracts;

/// <summary>Marks a method whose result can stand in a command line, whatever the method is given.</summary>
[AttributeUsage(AttributeTargets.Method)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class SafeInCommandAttribute : Attribute;
