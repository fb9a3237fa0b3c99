using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>What has to hold of a run that was interrupted, beside what has to hold of every run.</summary>
internal static class InterruptionVerdict
{
    public static IEnumerable<string> Violations(SessionRun run, SessionRun good) =>
        Verdict.Violations(run, good).Concat(Struck(run)).Concat(Errors(run, good)).Concat(Use(run, good)).Concat(Leaks(run));

    // Of the operation that was interrupted: either it was done, or its connection is finished at once and for good.
    private static IEnumerable<string> Struck(SessionRun run)
    {
        // Over a socket there is a read more at one time and a read less at another.
        if (!run.Interrupter.HasStruck && !run.Session.IsOverSockets)
            yield return "It was not interrupted.";
        if (run.Struck is not { } struck || !run.Interruption.IsHarmful || run.Interruption.DisposesPool)
            yield break;
        // A batch that is given up between messages leaves its connection in step.
        bool isInStep = run.Interruption.Cancels && struck.Error is OperationCanceledException && (!run.Interrupter.WasHeeded || IsOpenedOnly(struck.Connection));
        if (!isInStep && struck.Error is not null && !SessionRun.IsRefusal(struck.Error) && !struck.WasClosed)
            yield return $"The operation failed by {struck.Error.GetType().Name}, and its connection is open.";
        if (struck.WasClosed && struck.Connection.Operations > struck.Operations)
            yield return "The connection was finished, and used again.";
    }

    // A pool opens a connection, and then begins to send.
    private static bool IsOpenedOnly(FaultyConnection connection) => !connection.Server.Commands.Exists(line => line.StartsWith("EHLO", StringComparison.Ordinal));

    private static IEnumerable<string> Errors(SessionRun run, SessionRun good)
    {
        foreach (OperationCanceledException error in run.Errors.OfType<OperationCanceledException>().Where(error => error.CancellationToken != run.Interrupter.Token))
            yield return $"Another token was cancelled: {error}";
        // What goes wrong in the session anyway does so here too.
        Exception? first = run.Errors.Find(error => !SessionRun.IsRefusal(error) && !good.Errors.Exists(same => same.GetType() == error.GetType()));
        if (first is not null && !IsDue(run, first) && !IsLater(run, first))
            yield return $"{run.Interruption.Kind} came to {first}";
    }

    // What went wrong in the RSET after a refusal shows at the next step only.
    private static bool IsLater(SessionRun run, Exception error) => error is SmtpServerDisconnectedException && run.Errors.IndexOf(error) is > 0 and var at && SessionRun.IsRefusal(run.Errors[at - 1]);

    private static bool IsDue(SessionRun run, Exception error) => run.Interruption.Kind switch
    {
        InterruptionKind.Timeout => error is TimeoutException,
        // Where nothing else would end a wait that a batch began, its time does.
        InterruptionKind.Cancel or InterruptionKind.CancelTwice => error is OperationCanceledException || (error is TimeoutException && run.Interruption.Moment == HaltMoment.Within),
        InterruptionKind.Close => IsLost(error),
        InterruptionKind.CancelAndDispose => error is OperationCanceledException or ObjectDisposedException || IsLost(error),
        InterruptionKind.DisposePool or InterruptionKind.DisposePoolAsync => error is ObjectDisposedException,
        // It comes to what the session comes to anyway.
        InterruptionKind.Use => true,
        _ => error is ObjectDisposedException || IsLost(error),
    };

    private static bool IsLost(Exception error) => error is SmtpServerDisconnectedException or AuthenticationException { InnerException: SmtpServerDisconnectedException };

    private static IEnumerable<string> Use(SessionRun run, SessionRun good)
    {
        foreach (string got in run.Interrupter.Unrefused)
            yield return $"Another thread used the client and got {(got.Length == 0 ? "what it wanted" : got)}.";
        if (run.Interruption.Kind == InterruptionKind.Use && !Sent(run).SequenceEqual(Sent(good)))
            yield return "Another thread's octets are among those that were sent.";
    }

    // What a handshake says differs from time to time.
    private static ReadOnlySpan<byte> Sent(SessionRun run)
    {
        ReadOnlySpan<byte> all = run.Connections[0].Server.Received;
        int handshake = all.IndexOf("STARTTLS"u8);
        return handshake < 0 ? all : all[..handshake];
    }

    private static IEnumerable<string> Leaks(SessionRun run)
    {
        if (run.Clock.Timers > 0)
            yield return $"{run.Clock.Timers} timers run on.";
    }
}
