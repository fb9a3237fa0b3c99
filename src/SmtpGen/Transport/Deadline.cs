namespace SmtpGen.Transport;

/// <summary>The moment at which a step of the session has taken too long. The default value never comes.</summary>
internal readonly struct Deadline
{
    private readonly long _start;
    private readonly TimeSpan _limit;

    /// <summary>The end of a time that begins now.</summary>
    public Deadline(TimeProvider clock, TimeSpan limit)
    {
        _start = clock.GetTimestamp();
        _limit = limit;
        Clock = limit == Timeout.InfiniteTimeSpan ? null : clock;
    }

    /// <summary>What measures the time; null when there is no end.</summary>
    public TimeProvider? Clock { get; }

    /// <summary>What is left in milliseconds, as streams and sockets want it: 0 when it is over, -1 when there is no end.</summary>
    public int Remaining => Clock is null
        ? Timeout.Infinite
        : (int)Math.Clamp(Math.Ceiling((_limit - Clock.GetElapsedTime(_start)).TotalMilliseconds), 0, int.MaxValue);
}
