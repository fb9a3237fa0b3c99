namespace SmtpGen.Contracts;

/// <summary>
/// Marks the parameter that says who is at the other end of a connection: a host, by name, address or path, or a stream, of which nobody
/// knows where it leads. A loopback address in the program's text is this machine, which nobody can listen to on the way.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class PeerAttribute : Attribute;
