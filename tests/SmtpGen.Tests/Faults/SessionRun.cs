using System.Security.Authentication;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Faults;

/// <summary>One run of a session, with a fault in it: what is sent, what comes, and what the client says of it.</summary>
internal sealed class SessionRun
{
    /// <summary>How long the client waits for a reply.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly FaultSession _session;
    private readonly Flavour _flavour;

    private SessionRun(FaultSession session, Fault fault, Flavour flavour)
    {
        (_session, Fault, _flavour) = (session, fault, flavour);
        var options = new SmtpClientOptions { LocalHostName = "client.example", Timeout = Limit, Chunking = session.Chunking, ProtocolLog = Log };
        var surroundings = new Surroundings { Clock = Clock };
        Subject = new Subject(flavour, client: session.IsLmtp ? new LmtpClient(options) { Surroundings = surroundings } : new SmtpClient(options) { Surroundings = surroundings });
        Server = session.Server();
        Wire = new FaultyWire(Server, fault, Clock, Limit);
    }

    public Fault Fault { get; }

    public ManualClock Clock { get; } = new();

    public ModelServer Server { get; }

    public FaultyWire Wire { get; }

    public Subject Subject { get; }

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

    /// <summary>What was sent, and what came.</summary>
    public Dialogue Dialogue => new(Server.Received, Wire.Told, _session.IsLmtp);

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
        run.Server.TakeRest();
        return run;
    }

    /// <summary>Connects, over the stream in which the fault is.</summary>
    public Task Connect() => Try(async () => await Subject.Connect(new HaltingStream(Wire, Clock) { Halts = (_, isRead) => isRead && Wire.IsSilent() }));

    /// <summary>Sends one message.</summary>
    public async Task SendMail(SmtpMessage message)
    {
        SmtpSendResult? result = null;
        Exception? error = await Try(async () => result = await Subject.SendMail(message));
        SmtpDelivery delivery = error is null ? SmtpDelivery.Accepted
            : IsRefusal(error) ? SmtpDelivery.Refused
            : Subject.Client.MayHaveSent ? SmtpDelivery.Unknown
            : SmtpDelivery.NotSent;
        Messages.Add(new ToldMessage(message.From, delivery, result?.Accepted ?? [], error));
    }

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

    /// <summary>Whether an error says that the server said no.</summary>
    public static bool IsRefusal(Exception error) => error is SmtpResponseException or SmtpRecipientsRefusedException;

    /// <summary>Whether an error is one that the documentation names.</summary>
    public static bool IsDocumented(Exception error) => error is SmtpException or TimeoutException or OperationCanceledException or AuthenticationException;

    public override string ToString() => $"{_session}, {Fault}, {_flavour}";
}
