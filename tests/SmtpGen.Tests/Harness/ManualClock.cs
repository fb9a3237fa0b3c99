namespace SmtpGen.Tests.Harness;

/// <summary>A time that passes when a test says so. Timers run in the call that moves the clock, on its thread.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    /// <summary>How much time has passed.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_timers)
                return _now;
        }
    }

    /// <summary>How many timers are to run.</summary>
    public int Timers
    {
        get
        {
            lock (_timers)
                return _timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass; what is due runs.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_timers)
            _now += time;
        while (TakeDue() is { } due)
            due.Run();
    }

    /// <summary>Lets time pass until the next timer is due. Without one, the client would wait forever.</summary>
    public void AdvanceToNextTimer()
    {
        TimeSpan? next;
        lock (_timers)
            next = _timers.Min(timer => timer.Due);
        Advance(Assert.NotNull(next) - Elapsed);
    }

    private ManualTimer? TakeDue()
    {
        lock (_timers)
        {
            ManualTimer? due = _timers.Find(timer => timer.Due <= _now);
            if (due is not null)
                _timers.Remove(due);
            return due;
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action run) : ITimer
    {
        public TimeSpan? Due { get; private set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._timers)
            {
                clock._timers.Remove(this);
                Due = clock._now + dueTime;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock._timers.Add(this);
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
