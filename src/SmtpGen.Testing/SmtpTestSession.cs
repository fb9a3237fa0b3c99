namespace SmtpGen.Testing;

/// <summary>One connection to an <see cref="SmtpTestServer"/>, as a test looks at it while it lasts and afterwards.</summary>
public sealed class SmtpTestSession
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SmtpTestSession(int number, int transcriptLimit)
    {
        Number = number;
        Transcript = new SmtpTranscript(transcriptLimit);
    }

    /// <summary>The session's number, from 1, in the order of connection.</summary>
    public int Number { get; }

    /// <summary>Everything that went over the connection. Inside TLS: what was encrypted, not the cipher text.</summary>
    public SmtpTranscript Transcript { get; }

    /// <summary>Whether the connection was encrypted, at the end or as of now.</summary>
    public bool IsEncrypted { get; internal set; }

    /// <summary>The user who logged in; null when nobody has.</summary>
    public string? User { get; internal set; }

    /// <summary>
    /// What ended the session when it was neither side's wish: a connection lost in the middle, a handshake that failed, an exception
    /// of a predicate of <see cref="SmtpTestServerOptions"/>. Null while the session lasts, and after a regular end.
    /// </summary>
    public Exception? Error { get; private set; }

    /// <summary>Completes when the session is over and its connection closed. It never fails: see <see cref="Error"/>.</summary>
    public Task Ended => _ended.Task;

    internal void End(Exception? error)
    {
        Error = error;
        _ended.TrySetResult();
    }
}
