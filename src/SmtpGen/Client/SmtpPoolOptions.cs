namespace SmtpGen;

/// <summary>How long an <see cref="SmtpPool"/> keeps its connections, and what it does when one is lost. It reads them when it is made.</summary>
public sealed class SmtpPoolOptions
{
    /// <summary>How many connections there may be at a time, 1 at least. Who comes when all of them are busy waits.</summary>
    public int MaximumConnections { get; set; } = 4;

    /// <summary>How long a connection may have nothing to do before it is closed. Servers close them too, after some minutes.</summary>
    public TimeSpan MaximumIdleTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How old a connection may be when it begins with a message; <see cref="Timeout.InfiniteTimeSpan"/> for any age.</summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many messages go over one connection, 1 at least.</summary>
    public int MaximumMessages { get; set; } = 100;

    /// <summary>
    /// Whether a message is sent once more when a connection that had been used before is lost between the end of the message and the
    /// answer to it. The server may have it then, so it may arrive twice.
    /// </summary>
    public bool SendsUnansweredAgain { get; set; }

    internal SmtpPoolOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumConnections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumMessages, 1);
        ThrowIfNoTime(MaximumIdleTime);
        ThrowIfNoTime(MaximumAge);
        return (SmtpPoolOptions)MemberwiseClone();
    }

    private static void ThrowIfNoTime(TimeSpan time)
    {
        if (time <= TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentException($"{time} is no time that a connection can be kept: give a positive one, or Timeout.InfiniteTimeSpan.");
    }
}
