namespace SmtpGen.Contracts;

/// <summary>Marks an option of a client by which the program takes it upon itself that secrets may go over a connection in clear.</summary>
[AttributeUsage(AttributeTargets.Property)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class AllowsSecretInClearAttribute : Attribute;
