using System.Security.Authentication;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Faults;

/// <summary>One run of a session, with a fault in it: what is sent, what comes, and what the client says of it.</summary>
internal sealed class SessionRun
{
    /// <summary>How long the client waits for a reply.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Flavour _flavour;
    private readonly Surroundings _surroundings;
    private readonly SmtpClientOptions _options;

    private SessionRun(FaultSession session, Fault fault, Flavour flavour)
    {
        (Session, Fault, _flavour) = (session, fault, flavour);
        _options = new SmtpClientOptions { LocalHostName = "client.example", Timeout = Limit, Chunking = session.Chunking, ProtocolLog = session.Secrets.Count > 0 ? Log : null };
        _surroundings = new Surroundings { Clock = Clock };
        Subject = NewSubject();
    }

    public FaultSession Session { get; }

    public Fault Fault { get; }

    public ManualClock Clock { get; } = new();

    /// <summary>Whom the steps are for; of several clients, the last one.</summary>
    public Subject Subject { get; private set; }

    /// <summary>The connections; the fault is in the first one.</summary>
    public List<FaultyConnection> Connections { get; } = [];

    /// <summary>Where the fault is.</summary>
    public FaultyWire Wire => Connections[0].Wire;

    public StringWriter Log { get; } = new();

    /// <summary>What the client said of each message.</summary>
    public List<ToldMessage> Messages { get; } = [];

    /// <summary>What was thrown, in order; of messages, what their results carry.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>The answer to a command that was given after all others.</summary>
    public SmtpReply? Afterwards { get; private set; }

    /// <summary>What a command that was given after all others threw.</summary>
    public Exception? AfterwardsError { get; private set; }

    /// <summary>Whether the client was connected after the last step of the session.</summary>
    public bool WasConnected { get; private set; }

    /// <summary>Plays a session to its end.</summary>
    public static async Task<SessionRun> Play(FaultSession session, Fault fault, Flavour flavour)
    {
        var run = new SessionRun(session, fault, flavour);
        await session.Play(run);
        run.WasConnected = run.Subject.Client.IsConnected;
        run.AfterwardsError = await Record.ExceptionAsync(async () => run.Afterwards = await run.Subject.Noop());
        // Where the connection was closed before, it is no news.
        if (run.WasConnected && run.AfterwardsError is { } error)
            run.Errors.Add(error);
        if (run.Subject.Client.IsConnected)
            await run.Try(async () => await run.Subject.Quit());
        await run.Subject.DisposeAsync();
        await Task.WhenAll(run.Connections.Select(connection => connection.Ended));
        run.Connections.ForEach(connection => connection.Server.TakeRest());
        return run;
    }

    /// <summary>Connects.</summary>
    public Task Connect() => Try(async () => await Subject.Connect(NewConnection().Stream));

    /// <summary>Sends messages one after the other over a pool.</summary>
    public async Task SendOverPool(SmtpMessage[] messages)
    {
        // What the pool measures is not what its clients do: their times pass on the session's clock.
        var pool = new SmtpPool((_, _) => Open(), new ManualClock(), limits: null);
        foreach (SmtpMessage message in messages)
            await Send(message, () => _flavour == Flavour.Async ? pool.SendAsync(message) : new(pool.Send(message)));
        if (_flavour == Flavour.Async)
            await pool.DisposeAsync();
        else
            pool.Dispose();
        // The pool has disposed of its own.
        Subject = NewSubject();
    }

    /// <summary>Sends one message.</summary>
    public Task SendMail(SmtpMessage message) => Send(message, () => Subject.SendMail(message));

    /// <summary>Sends messages that overlap.</summary>
    public async Task SendMany(SmtpMessage[] messages)
    {
        List<SmtpBatchResult> results = [];
        Exception? error = await Try(async () => results = await Subject.SendMany(messages));
        foreach (SmtpBatchResult result in results)
        {
            Messages.Add(new ToldMessage(result.Message.From, result.Delivery, result.Result?.Accepted ?? [], result.Error));
            if (result.Error is not null)
                Errors.Add(result.Error);
        }
        // When it throws nothing was begun.
        foreach (SmtpMessage message in messages.Skip(results.Count))
            Messages.Add(new ToldMessage(message.From, SmtpDelivery.NotSent, [], error));
    }

    /// <summary>Does a step, whatever comes of it.</summary>
    public async Task<Exception?> Try(Func<Task> step)
    {
        Exception? error = await Record.ExceptionAsync(step);
        if (error is not null)
            Errors.Add(error);
        return error;
    }

    private async Task Send(SmtpMessage message, Func<ValueTask<SmtpSendResult>> send)
    {
        SmtpSendResult? result = null;
        Exception? error = await Try(async () => result = await send());
        SmtpDelivery delivery = error is null ? SmtpDelivery.Accepted
            : IsRefusal(error) && error is not (SmtpConnectException or SmtpHeloException) ? SmtpDelivery.Refused
            : Subject.Client.MayHaveSent ? SmtpDelivery.Unknown
            : SmtpDelivery.NotSent;
        Messages.Add(new ToldMessage(message.From, delivery, result?.Accepted ?? [], error));
    }

    private async ValueTask<SmtpClient> Open()
    {
        Subject = NewSubject();
        await Subject.Connect(NewConnection().Stream);
        return Subject.Client;
    }

    private Subject NewSubject() => new(
        _flavour,
        client: Session.IsLmtp ? new LmtpClient(_options) { Surroundings = _surroundings } : new SmtpClient(_options) { Surroundings = _surroundings });

    private FaultyConnection NewConnection()
    {
        var connection = new FaultyConnection(Session, Connections.Count == 0 ? Fault : Fault.None, Clock);
        Connections.Add(connection);
        return connection;
    }

    /// <summary>Whether an error says that the server said no.</summary>
    public static bool IsRefusal(Exception error) => error is SmtpResponseException or SmtpRecipientsRefusedException;

    /// <summary>Whether an error is one that the documentation names.</summary>
    public static bool IsDocumented(Exception error) => error is SmtpException or TimeoutException or OperationCanceledException or AuthenticationException;

    public override string ToString() => $"{Session}, {Fault}, {_flavour}";
}
