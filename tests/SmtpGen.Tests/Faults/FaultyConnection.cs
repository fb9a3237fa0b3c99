using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>One connection of a session, with the server at its end.</summary>
internal sealed class FaultyConnection
{
    private readonly bool _isLmtp;
    private Dialogue? _dialogue;

    public FaultyConnection(FaultSession session, Fault fault, ManualClock clock)
    {
        _isLmtp = session.IsLmtp;
        Server = session.Server();
        // Of the streams that there are, all kinds are met, each at its places.
        Wire = new FaultyWire(Server, fault, clock, SessionRun.Limit) { Yields = fault.At % 3 == 0 };
        if (session.IsOverSockets)
        {
            var socket = new FaultySocket(Wire, Server);
            (Stream, Ended) = (socket.Client, socket.Ended);
            return;
        }
        Stream = new HaltingStream(Wire, clock) { Halts = (_, isRead) => isRead && Wire.IsSilent(), HasTimeouts = fault.At % 2 == 0, HeedsTokens = fault.At % 5 != 0 };
    }

    public ModelServer Server { get; }

    public FaultyWire Wire { get; }

    /// <summary>What the client talks over.</summary>
    public Stream Stream { get; }

    /// <summary>Completes when the server has seen the end of the connection.</summary>
    public Task Ended { get; } = Task.CompletedTask;

    /// <summary>What was sent, and what came, when all is over.</summary>
    public Dialogue Dialogue => _dialogue ??= new Dialogue(Server.Received, Wire.Told, _isLmtp);
}
