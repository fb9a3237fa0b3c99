namespace SmtpGen.Transport;

/// <summary>Waiting for what may not heed a token: when the wait is over it is left behind, and what becomes of it is nobody's concern.</summary>
internal static class Abandonment
{
    public static async Task OrLeave(this Task task, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(task);
            throw;
        }
    }

    public static async Task<T> OrLeave<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        await ((Task)task).OrLeave(cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Looks at the failure of a task that nobody awaits: it would be reported as unobserved.</summary>
    public static void Leave(Task task) => task.ContinueWith(
        static left => left.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
