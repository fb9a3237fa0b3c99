namespace SmtpGen.Tests.Faults;

/// <summary>What became of the operation that was interrupted.</summary>
/// <param name="Error">What it threw.</param>
/// <param name="Connection">The connection that it used.</param>
internal sealed record StruckOperation(Exception? Error, FaultyConnection Connection)
{
    /// <summary>Whether its connection was finished when it came to its end.</summary>
    public bool WasClosed { get; } = Connection.IsClosed;

    /// <summary>How many reads and writes had reached the server by then.</summary>
    public int Operations { get; } = Connection.Operations;
}
