namespace SmtpGen.Testing;

/// <summary>The messages that came, in order, and those who wait for one.</summary>
internal sealed class MessageStore(int limit)
{
    private readonly object _gate = new();
    private readonly List<ReceivedMessage> _messages = [];
    private TaskCompletionSource _arrival = NewArrival();
    private int _queueIds;

    public bool IsFull
    {
        get
        {
            lock (_gate)
                return _messages.Count >= limit;
        }
    }

    public IReadOnlyList<ReceivedMessage> Snapshot()
    {
        lock (_gate)
            return [.. _messages];
    }

    public string NextQueueId() => $"T{Interlocked.Increment(ref _queueIds):D6}";

    public void Add(ReceivedMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            _arrival.SetResult();
            _arrival = NewArrival();
        }
    }

    public async Task<ReceivedMessage> WaitAsync(int number, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(timeout);
        while (true)
        {
            Task arrival;
            int count;
            lock (_gate)
            {
                count = _messages.Count;
                if (count >= number) return _messages[number - 1];

                arrival = _arrival.Task;
            }

            try
            {
                await arrival.WaitAsync(time.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Message {number} did not come within {timeout.TotalSeconds} s; {count} came.");
            }
        }
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
