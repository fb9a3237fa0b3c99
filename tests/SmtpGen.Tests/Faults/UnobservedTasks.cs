using System.Collections.Concurrent;

namespace SmtpGen.Tests.Faults;

/// <summary>Failures of tasks that nobody looked at, as far as they come from a faulty wire: other tests run meanwhile.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private readonly ConcurrentQueue<string> _found = new();

    public UnobservedTasks() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>What was found so far. A task tells of it when it is collected.</summary>
    public IReadOnlyList<string> Found()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return [.. _found];
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        string failure = e.Exception.ToString();
        if (failure.Contains(nameof(FaultyWire), StringComparison.Ordinal) || failure.Contains(nameof(Harness.HaltingStream), StringComparison.Ordinal))
            _found.Enqueue(failure);
    }
}
