namespace SmtpGen;

// The connections that nobody uses now.
public sealed partial class SmtpPool
{
    /// <summary>The connection that was used last, if it may be used again.</summary>
    private async ValueTask<Member?> TakeIdle(bool isAsync)
    {
        while (TakeLast() is { } member)
        {
            if (member.Client.IsConnected && !IsTooOld(member) && !IsTooIdle(member))
                return member;
            await Close(member, isAsync).ConfigureAwait(false);
        }
        return null;
    }

    /// <summary>Keeps a connection for the next message, or closes it.</summary>
    private async ValueTask PutBack(Member member, bool isAsync)
    {
        member.IdleSince = _clock.GetTimestamp();
        if (!member.Client.IsConnected || member.Messages >= _limits.MaximumMessages || IsTooOld(member) || !TryKeep(member))
            await Close(member, isAsync).ConfigureAwait(false);
    }

    private bool TryKeep(Member member)
    {
        lock (_idle)
        {
            if (_disposed)
                return false;
            _idle.Add(member);
            if (_idle.Count == 1)
                _sweeper?.Change(_limits.MaximumIdleTime, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    private Member? TakeLast()
    {
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_idle is not [.., var last])
                return null;
            _idle.RemoveAt(_idle.Count - 1);
            return last;
        }
    }

    private Member[] Clear()
    {
        lock (_idle)
        {
            Member[] members = [.. _idle];
            _idle.Clear();
            _disposed = true;
            _sweeper?.Dispose();
            return members;
        }
    }

    // Runs when the one that has been idle for longest may be over its time. The farewell takes a while, and nobody waits for it.
    private void Sweep()
    {
        Member[] over;
        lock (_idle)
        {
            if (_disposed)
                return;
            over = [.. _idle.Where(IsTooIdle)];
            _idle.RemoveAll(over.Contains);
            if (_idle.Count > 0)
                _sweeper?.Change(_limits.MaximumIdleTime - _clock.GetElapsedTime(_idle[0].IdleSince), Timeout.InfiniteTimeSpan);
        }
        foreach (Member member in over)
            Transport.Abandonment.Leave(member.Client.DisposeAsync().AsTask());
    }

    private static async ValueTask Close(Member member, bool isAsync)
    {
        if (isAsync)
            await member.Client.DisposeAsync().ConfigureAwait(false);
        else
            member.Client.Dispose();
    }

    private bool IsTooOld(Member member) => IsOver(member.Opened, _limits.MaximumAge);

    private bool IsTooIdle(Member member) => IsOver(member.IdleSince, _limits.MaximumIdleTime);

    private bool IsOver(long since, TimeSpan limit) => limit != Timeout.InfiniteTimeSpan && _clock.GetElapsedTime(since) >= limit;
}
