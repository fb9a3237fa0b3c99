using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>Every interruption that is tried on a session: each kind at each read, write and flush, at each moment at which it makes a difference.</summary>
internal static class InterruptionPlan
{
    private static readonly HaltMoment[] Always = Enum.GetValues<HaltMoment>();
    private static readonly HaltMoment[] Within = [HaltMoment.Within];

    // The operation has begun, and goes on.
    private static readonly HaltMoment[] Around = [HaltMoment.Before, HaltMoment.After];

    private static readonly (InterruptionKind Kind, HaltMoment[] Moments)[] OfEither =
    [
        (InterruptionKind.Timeout, Within), (InterruptionKind.Close, Always), (InterruptionKind.Dispose, Always), (InterruptionKind.DisposeAsync, Always),
        (InterruptionKind.DisposeAgain, Within), (InterruptionKind.DisposeThrice, Always), (InterruptionKind.Use, Around),
    ];

    private static readonly (InterruptionKind Kind, HaltMoment[] Moments)[] OfAsync =
        [(InterruptionKind.Cancel, Always), (InterruptionKind.CancelTwice, Within), (InterruptionKind.CancelAndDispose, Always)];

    private static readonly (InterruptionKind Kind, HaltMoment[] Moments)[] OfPools =
        [(InterruptionKind.DisposePool, Around), (InterruptionKind.DisposePoolAsync, Around)];

    /// <param name="session">The session.</param>
    /// <param name="operations">How many reads, writes and flushes it has.</param>
    /// <param name="flavour">In which flavour.</param>
    public static IEnumerable<Interruption> For(FaultSession session, int operations, Flavour flavour) =>
        from at in Enumerable.Range(1, operations)
        from way in (IEnumerable<(InterruptionKind Kind, HaltMoment[] Moments)>)[.. OfEither, .. flavour == Flavour.Async ? OfAsync : [], .. session.Recovers ? OfPools : []]
        from moment in way.Moments
        select new Interruption(way.Kind, at, moment);
}
