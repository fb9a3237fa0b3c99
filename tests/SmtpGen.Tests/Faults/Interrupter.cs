using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>Does what an interruption says when its time has come.</summary>
internal sealed class Interrupter(SessionRun run, Interruption interruption)
{
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>How many reads, writes and flushes there were.</summary>
    public int Operations { get; private set; }

    public bool HasStruck { get; private set; }

    /// <summary>What the caller gives up by.</summary>
    public CancellationToken Token => _giveUp.Token;

    /// <summary>Whether the operation that goes on now heeds the token.</summary>
    public bool IsHeeded { get; set; }

    /// <summary>What a thread got that used the client meanwhile, and should not have.</summary>
    public List<string> Unrefused { get; } = [];

    /// <summary>Whether a read was struck, rather than a write.</summary>
    public bool HasStruckRead { get; private set; }

    /// <summary>The connection that was struck.</summary>
    public FaultyConnection? Struck { get; private set; }

    /// <summary>Whether the operation that was struck heeded the token.</summary>
    public bool WasHeeded { get; private set; }

    /// <summary>Counts an operation, and tells whether it is the one.</summary>
    public bool Counts(bool isRead)
    {
        if (++Operations != interruption.At)
            return false;
        HasStruckRead = isRead;
        return true;
    }

    /// <summary>Does it, from other threads, while the one that works at the operation waits for them.</summary>
    public void Strike(FaultyConnection struck)
    {
        HasStruck = true;
        Struck = struck;
        WasHeeded = IsHeeded;
        SmtpClient client = run.Subject.Client;
        switch (interruption.Kind)
        {
            case InterruptionKind.Timeout when run.Flavour == Flavour.Async: run.Clock.AdvanceToNextTimer(); break;
            case InterruptionKind.Cancel: Together(_giveUp.Cancel); break;
            case InterruptionKind.CancelTwice: Together(_giveUp.Cancel, _giveUp.Cancel); break;
            case InterruptionKind.Close: Together(client.Close); break;
            case InterruptionKind.Dispose: Together(client.Dispose); break;
            case InterruptionKind.DisposeAsync: Together(() => Await(client.DisposeAsync())); break;
            case InterruptionKind.DisposeAgain: Together(client.Dispose); Together(() => Await(client.DisposeAsync())); break;
            case InterruptionKind.DisposeThrice: Together(client.Dispose, () => Await(client.DisposeAsync()), client.Dispose); break;
            case InterruptionKind.CancelAndDispose: Together(_giveUp.Cancel, client.Dispose); break;
            case InterruptionKind.Use: Together(() => Use(client)); break;
            case InterruptionKind.DisposePool: Together(run.Pool!.Dispose); break;
            case InterruptionKind.DisposePoolAsync: Together(() => Await(run.Pool!.DisposeAsync())); break;
        }
        // A batch gives up between messages, and a farewell not at all: there it is time that ends the wait.
        if (interruption is { Moment: HaltMoment.Within, Cancels: true, Disposes: false } && !IsHeeded)
            run.Clock.AdvanceToNextTimer();
    }

    private static void Together(params Action[] actions)
    {
        using var start = new Barrier(actions.Length);
        Task.WaitAll([.. actions.Select(action => Task.Run(() =>
        {
            start.SignalAndWait();
            action();
        }))]);
    }

    private static void Await(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    // Whatever is asked of it: it does one thing at a time.
    private void Use(SmtpClient client)
    {
        foreach (Action use in (Action[])
        [
            () => client.Noop(), () => client.NoopAsync(), () => client.SendMail("a@b.example", "c@d.example", "x"), () => client.SendMailAsync("a@b.example", "c@d.example", "x"),
            () => client.SendMany([]).GetEnumerator().MoveNext(), () => client.Connect(Stream.Null), () => client.GetReply(), () => client.PutCommand("NOOP"), () => client.Send("x"),
            () => client.Login("user", "password"), () => client.StartTls(), () => client.Quit(), () => client.Detach(),
        ])
        {
            if (Record.Exception(use) is not (InvalidOperationException or SmtpServerDisconnectedException) and var got)
                Unrefused.Add($"{got}");
        }
    }
}
