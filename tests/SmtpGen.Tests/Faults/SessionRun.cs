using System.Security.Authentication;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Faults;

/// <summary>One run of a session, with a fault in it: what is sent, what comes, and what the client says of it.</summary>
internal sealed class SessionRun
{
    /// <summary>How long the client waits for a reply.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Surroundings _surroundings;
    private readonly SmtpClientOptions _options;

    private SessionRun(FaultSession session, Fault fault, Flavour flavour, Interruption? interruption)
    {
        (Session, Fault, Flavour, Interruption) = (session, fault, flavour, interruption ?? Interruption.None);
        // A session whose faults are tried has operations of its own, which nobody counts.
        Interrupter = new Interrupter(this, Interruption);
        CanBeInterrupted = interruption is not null;
        _options = new SmtpClientOptions { LocalHostName = "client.example", Timeout = Limit, Chunking = session.Chunking, ProtocolLog = session.Secrets.Count > 0 ? Log : null };
        if (session.Tls != SslProtocols.None)
        {
            _options.TlsOptions = Authority.Trusted.ClientOptions;
            _options.TlsOptions.TargetHost = EncryptedEnd.ServerName;
        }
        _surroundings = new Surroundings { Clock = Clock };
        Subject = NewSubject();
    }

    public FaultSession Session { get; }

    public Fault Fault { get; }

    public Flavour Flavour { get; }

    public Interruption Interruption { get; }

    public Interrupter Interrupter { get; }

    public bool CanBeInterrupted { get; }

    /// <summary>What became of the operation that was interrupted; null when it was none of the session's steps.</summary>
    public StruckOperation? Struck { get; private set; }

    /// <summary>The pool, in a session that has one.</summary>
    public SmtpPool? Pool { get; private set; }

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
    public static async Task<SessionRun> Play(FaultSession session, Fault fault, Flavour flavour, Interruption? interruption = null)
    {
        var run = new SessionRun(session, fault, flavour, interruption);
        await session.Play(run);
        // Whoever gave up did so with what came before.
        run.Subject.Token = default;
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
        Pool = new SmtpPool((_, _) => Open(), new ManualClock(), limits: null);
        foreach (SmtpMessage message in messages)
            await Send(message, () => Flavour == Flavour.Async ? Pool.SendAsync(message, Interrupter.Token) : new(Pool.Send(message)));
        if (Flavour == Flavour.Async)
            await Pool.DisposeAsync();
        else
            Pool.Dispose();
        // The pool has disposed of its own.
        Subject = NewSubject();
    }

    /// <summary>Sends one message.</summary>
    public Task SendMail(SmtpMessage message) => Send(message, () => Subject.SendMail(message));

    /// <summary>Sends messages that overlap.</summary>
    public async Task SendMany(SmtpMessage[] messages)
    {
        List<SmtpBatchResult> results = [];
        Exception? error = await Try(() => Subject.SendMany(messages, results), isHeeded: false);
        foreach (SmtpBatchResult result in results)
        {
            Messages.Add(new ToldMessage(result.Message.From, result.Delivery, result.Result?.Accepted ?? [], result.Error));
            if (result.Error is not null)
                Errors.Add(result.Error);
        }
        // When it throws nothing more was begun.
        foreach (SmtpMessage message in messages.Skip(results.Count))
            Messages.Add(new ToldMessage(message.From, SmtpDelivery.NotSent, [], error));
    }

    /// <summary>Does a step, whatever comes of it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isHeeded">Whether it can be given up in the middle.</param>
    public async Task<Exception?> Try(Func<Task> step, bool isHeeded = true)
    {
        bool hadStruck = Interrupter.HasStruck;
        Interrupter.IsHeeded = isHeeded && Subject.Token.CanBeCanceled;
        Exception? error = await Record.ExceptionAsync(step);
        Interrupter.IsHeeded = false;
        if (Interrupter.HasStruck && !hadStruck)
            Struck = new StruckOperation(error, Interrupter.Struck!);
        if (error is not null)
            Errors.Add(error);
        return error;
    }

    private async Task Send(SmtpMessage message, Func<ValueTask<SmtpSendResult>> send)
    {
        SmtpSendResult? result = null;
        int before = Interrupter.Operations;
        Exception? error = await Try(async () => result = await send());
        SmtpDelivery delivery = error is null ? SmtpDelivery.Accepted
            : IsRefusal(error) && error is not (SmtpConnectException or SmtpHeloException) ? SmtpDelivery.Refused
            : Subject.Client.MayHaveSent && (!CanBeInterrupted || Interrupter.Operations > before) ? SmtpDelivery.Unknown
            : SmtpDelivery.NotSent;
        Messages.Add(new ToldMessage(message.From, delivery, result?.Accepted ?? [], error));
    }

    private async ValueTask<SmtpClient> Open()
    {
        Subject = NewSubject();
        Stream stream = NewConnection().Stream;
        try
        {
            await Subject.Connect(stream);
            return Subject.Client;
        }
        catch (OperationCanceledException)
        {
            // An operation that does not begin leaves the stream to the caller.
            await stream.DisposeAsync();
            throw;
        }
    }

    private Subject NewSubject() => new(
        Flavour,
        client: Session.IsLmtp ? new LmtpClient(_options) { Surroundings = _surroundings }
            : Session.EncryptsFirst ? new SmtpSslClient(_options) { Surroundings = _surroundings }
            : new SmtpClient(_options) { Surroundings = _surroundings })
    {
        Token = CanBeInterrupted ? Interrupter.Token : default,
    };

    private FaultyConnection NewConnection()
    {
        var connection = new FaultyConnection(this, Connections.Count == 0 ? Fault : Fault.None);
        Connections.Add(connection);
        return connection;
    }

    /// <summary>Whether an error says that the server said no.</summary>
    public static bool IsRefusal(Exception error) => error is SmtpResponseException or SmtpRecipientsRefusedException;

    /// <summary>Whether an error is one that the documentation names.</summary>
    public static bool IsDocumented(Exception error) => error is SmtpException or TimeoutException or OperationCanceledException or AuthenticationException;

    public override string ToString() => $"{Session}, {Fault}, {Interruption}, {Flavour}";
}
