namespace SmtpGen.Testing;

/// <summary>How much a client may ask of an <see cref="SmtpTestServer"/>, so that a wrong client ends in a reply and not in a hung test.</summary>
public sealed record SmtpTestServerLimits
{
    /// <summary>Octets of one line of a command or of an AUTH exchange; a longer one is answered by 500.</summary>
    public int Line { get; init; } = 12_288;

    /// <summary>Octets of one message; what goes beyond is read and thrown away, and answered by 552.</summary>
    public int Message { get; init; } = 32 * 1024 * 1024;

    /// <summary>Recipients of one transaction; one more is answered by 452.</summary>
    public int Recipients { get; init; } = 1_000;

    /// <summary>Messages that are kept; one more is answered by 452.</summary>
    public int Messages { get; init; } = 100_000;

    /// <summary>Connections at one time; one more is greeted by 421.</summary>
    public int Connections { get; init; } = 100;

    /// <summary>Octets that the transcript of one session keeps.</summary>
    public int Transcript { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a client may be silent; then the server says 421 and closes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a session may take in all; then it is cut off.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(10);
}
