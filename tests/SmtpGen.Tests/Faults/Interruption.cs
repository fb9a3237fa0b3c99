using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>What somebody does to a client while it is in the middle of an operation, from other threads than the operation's.</summary>
internal enum InterruptionKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The time of the step runs out.</summary>
    Timeout,

    /// <summary>The caller gives up.</summary>
    Cancel,

    /// <summary>The caller gives up from two threads at once.</summary>
    CancelTwice,

    Close,
    Dispose,
    DisposeAsync,

    /// <summary>Dispose, and once more when that is done.</summary>
    DisposeAgain,

    /// <summary>Three threads dispose at once, in both ways.</summary>
    DisposeThrice,

    /// <summary>One thread gives up while another one disposes.</summary>
    CancelAndDispose,

    /// <summary>Another thread uses the client.</summary>
    Use,

    /// <summary>The pool is disposed.</summary>
    DisposePool,

    /// <summary>The pool is disposed.</summary>
    DisposePoolAsync,
}

/// <summary>One thing that somebody does in a session.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="At">At which read, write or flush, counted from 1 over all connections.</param>
/// <param name="Moment">Before it, in the middle of it, or after it.</param>
internal sealed record Interruption(InterruptionKind Kind, int At = int.MaxValue, HaltMoment Moment = HaltMoment.Within)
{
    public static Interruption None { get; } = new(InterruptionKind.None);

    public bool Cancels => Kind is InterruptionKind.Cancel or InterruptionKind.CancelTwice or InterruptionKind.CancelAndDispose;

    public bool Disposes => DisposesClient || DisposesPool;

    public bool DisposesClient => Kind is InterruptionKind.Dispose or InterruptionKind.DisposeAsync or InterruptionKind.DisposeAgain or InterruptionKind.DisposeThrice
        or InterruptionKind.CancelAndDispose;

    public bool DisposesPool => Kind is InterruptionKind.DisposePool or InterruptionKind.DisposePoolAsync;

    /// <summary>Whether the connection that it strikes is finished by it.</summary>
    public bool IsHarmful => Kind is not (InterruptionKind.None or InterruptionKind.Use);

    public override string ToString() => Kind == InterruptionKind.None ? "not interrupted" : $"{Kind} {Moment} operation {At}";
}
