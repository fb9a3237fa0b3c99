namespace SmtpGen.Transport;

/// <summary>The moment at which a step of the session has taken too long.</summary>
internal readonly struct Deadline
{
    private readonly long _end;

    private Deadline(long end) => _end = end;

    /// <summary>No end.</summary>
    public static Deadline Never { get; } = new(long.MaxValue);

    public bool IsOver => _end <= Environment.TickCount64;

    /// <summary>What is left in milliseconds, as streams and sockets want it: -1 when there is no end.</summary>
    public int Remaining => _end == long.MaxValue ? Timeout.Infinite : (int)Math.Clamp(_end - Environment.TickCount64, 0, int.MaxValue);

    public static Deadline After(TimeSpan time)
        => time == Timeout.InfiniteTimeSpan ? Never : new(Environment.TickCount64 + Math.Max(1, (long)time.TotalMilliseconds));
}
