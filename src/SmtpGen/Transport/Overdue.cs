namespace SmtpGen.Transport;

/// <summary>What a caller is told when the time of a step is over: the same of both paths and of every kind of stream.</summary>
internal static class Overdue
{
    public static TimeoutException Reading(Exception? inner = null) => new("The server did not answer in time. The connection was closed.", inner);

    public static TimeoutException Handshake(Exception inner) => new("The TLS handshake was not done in time. The connection was closed.", inner);

    public static TimeoutException Writing(Exception? inner = null) => new("The server did not take in time what was sent. The connection was closed.", inner);
}
