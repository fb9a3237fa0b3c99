using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>One connection of a session, with the server at its end.</summary>
internal sealed class FaultyConnection
{
    private readonly bool _isLmtp;
    private readonly bool _isOverSockets;
    private Dialogue? _dialogue;

    public FaultyConnection(SessionRun run, Fault fault)
    {
        FaultSession session = run.Session;
        (_isLmtp, _isOverSockets) = (session.IsLmtp, session.IsOverSockets);
        Server = session.Server();
        // Of the streams that there are, all kinds are met, each at its places.
        Wire = new FaultyWire(Server, fault, run.Clock, SessionRun.Limit) { Yields = fault.At % 3 == 0 };
        if (session.IsOverSockets)
        {
            var socket = new FaultySocket(Wire, Server);
            (Stream, Ended) = (socket.Client, socket.Ended);
        }
        if (run.CanBeInterrupted)
            Stream = Interrupted(run, Stream ?? Wire);
        Stream ??= new HaltingStream(Wire, run.Clock)
        {
            Halts = (_, isRead) => isRead ? Wire.IsSilent() : Wire.IsStuck, OnHaltedWrite = octets => Wire.Write(octets), HasTimeouts = fault.At % 2 == 0, HeedsTokens = fault.At % 5 != 0,
        };
    }

    public ModelServer Server { get; }

    public FaultyWire Wire { get; }

    /// <summary>What the client talks over.</summary>
    public Stream Stream { get; }

    /// <summary>Whether the client has closed it.</summary>
    public bool IsClosed => Stream is HaltingStream { IsClosed: true } || Wire.IsClosed;

    /// <summary>How many reads and writes the server saw. At the other end of a socket it sees them when they are long done.</summary>
    public int Operations => _isOverSockets ? 0 : Wire.Operations;

    /// <summary>Completes when the server has seen the end of the connection.</summary>
    public Task Ended { get; } = Task.CompletedTask;

    // Of the streams that there are, all kinds are met, each at its places.
    private HaltingStream Interrupted(SessionRun run, Stream stream) => new(stream, run.Clock)
    {
        Halts = (_, isRead) => run.Interrupter.Counts(isRead),
        OnHalt = () => run.Interrupter.Strike(this),
        Moment = run.Interruption.Moment,
        HaltsFlushes = true,
        HasTimeouts = run.Interruption.At % 2 == 0,
        HeedsTokens = run.Interruption.At % 3 != 0,
        EndsWhenClosed = run.Interruption.At % 5 != 0,
    };

    /// <summary>What was sent, and what came, when all is over.</summary>
    public Dialogue Dialogue => _dialogue ??= new Dialogue(Wire.Sent, Wire.Told, _isLmtp);
}
