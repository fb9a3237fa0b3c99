using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>One connection of a session, with the server at its end.</summary>
internal sealed class FaultyConnection
{
    private readonly bool _isLmtp;
    private readonly bool _isOverSockets;
    private readonly EncryptedEnd? _encrypted;
    private readonly FaultyWire _outer;
    private readonly Fault _fault;
    private Dialogue? _dialogue;

    public FaultyConnection(SessionRun run, Fault fault)
    {
        FaultSession session = run.Session;
        (_isLmtp, _isOverSockets, _fault) = (session.IsLmtp, session.IsOverSockets, fault);
        Server = session.Server();
        if (session.Tls == SslProtocols.None)
            Wire = _outer = Over(Server, fault);
        else
        {
            FaultyWire inner = Over(Server, session.IsFaultInRecords ? Fault.None : fault);
            _encrypted = new EncryptedEnd(inner, Server, session.Tls, session.EncryptsFirst);
            _outer = Over(_encrypted, session.IsFaultInRecords ? fault : Fault.None);
            Wire = session.IsFaultInRecords ? _outer : inner;
        }
        if (session.IsOverSockets)
        {
            var socket = new FaultySocket(Wire, Server);
            (Stream, Ended) = (socket.Client, socket.Ended);
        }
        if (run.CanBeInterrupted)
            Stream = Interrupted(run, Stream ?? _outer);
        Stream ??= new HaltingStream(_outer, run.Clock)
        {
            Halts = (_, isRead) => isRead ? _outer.IsSilent() : _outer.IsStuck, OnHaltedWrite = octets => _outer.Write(octets), HasTimeouts = fault.At % 2 == 0, HeedsTokens = fault.At % 5 != 0,
        };

        // Of the streams that there are, all kinds are met, each at its places.
        FaultyWire Over(IServerEnd end, Fault fault) => new(end, fault, run.Clock, SessionRun.Limit) { Yields = fault.At % 3 == 0 };
    }

    public ModelServer Server { get; }

    /// <summary>Where the fault is.</summary>
    public FaultyWire Wire { get; }

    /// <summary>How many of the server's octets went in clear, of a session in TLS.</summary>
    public int Clear => _encrypted!.Clear;

    /// <summary>What the client talks over.</summary>
    public Stream Stream { get; }

    /// <summary>Whether the client has closed it.</summary>
    public bool IsClosed => Stream is HaltingStream { IsClosed: true } || Wire.IsClosed;

    /// <summary>How many reads and writes the server saw. At the other end of a socket it sees them when they are long done.</summary>
    public int Operations => _isOverSockets ? 0 : Wire.Operations;

    /// <summary>Completes when the server has seen the end of the connection.</summary>
    public Task Ended { get; } = Task.CompletedTask;

    /// <summary>What was sent, and what came, when all is over.</summary>
    public Dialogue Dialogue => _dialogue ??= _encrypted is null
        ? new Dialogue(Wire.Sent, Wire.Told, _isLmtp)
        // Nobody understands what comes behind a bit that was flipped; but for some of the handshake's, which mean nothing.
        : new Dialogue(Server.Received, _encrypted.Understood(_fault.Kind == FaultKind.Flip && _fault.At >= _encrypted.HandshakeEnd ? _fault.At : _outer.Told.Length), _isLmtp);

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
}
