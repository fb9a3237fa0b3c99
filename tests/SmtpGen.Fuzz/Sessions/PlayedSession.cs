using System.Text.RegularExpressions;

namespace SmtpGen.Fuzz;

/// <summary>What one client made of what it was told: it logs in, sends two messages, one after the other or at once, asks once more, and leaves.</summary>
internal sealed partial class PlayedSession
{
    public const string User = "user";
    public const string Password = "tanstaaftanstaaf";
    private const byte NextTurn = 0xFF;
    private const byte AtOnce = 0x80;
    private const byte Quits = 0x40;
    private static readonly string[] To = ["a@to.example", "b@to.example"];

    private static readonly SmtpMessage[] Mails =
    [
        new("first@from.example", To, ".dot\nlone\r\n.\r\nlast"u8.ToArray()),
        new("second@from.example", To, "plain\r\n\u00e9\r\n"u8.ToArray()),
    ];

    private readonly bool _isAsync;
    private readonly SmtpClient _client;
    private readonly StringWriter _log = new();

    private PlayedSession(TurnStream stream, bool isAsync)
    {
        Stream = stream;
        _isAsync = isAsync;
        _client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = _log });
    }

    public TurnStream Stream { get; }

    /// <summary>What was thrown, in order.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>What the client says of each message.</summary>
    public List<(ToldMessage Told, SmtpSendResult? Result)> Messages { get; } = [];

    /// <summary>Whether the client was connected after all of it.</summary>
    public bool WasConnected { get; private set; }

    /// <summary>The answer to a command after all others; null where there was none.</summary>
    public SmtpReply? Afterwards { get; private set; }

    /// <summary>Why there was none.</summary>
    public Exception? AfterwardsError { get; private set; }

    /// <summary>All that was written or thrown, where no secret may be; not where it was thrown, which would take most of the time.</summary>
    public string Shown => $"{_log}{string.Join('\n', Errors.Append(AfterwardsError).OfType<Exception>().Select(Describe))}";

    /// <summary>All of it as text, to be compared. What is drawn by chance is left out.</summary>
    public override string ToString() =>
        $"""
        {ByChance().Replace(Stream.SentText, "$1")}
        {string.Join('\n', Errors.Select(Describe))}
        {string.Join('\n', Messages.Select(message => $"{message.Told} {message.Result?.Reply}"))}
        {WasConnected} {Afterwards} {AfterwardsError?.GetType().Name}
        """;

    /// <summary>What an error says, and what those in it say.</summary>
    public static string Describe(Exception error) => $"{error.GetType().Name} {error.Message}{(error.InnerException is { } inner ? $" < {Describe(inner)}" : "")}";

    /// <summary>
    /// Plays a session. The first octet of the input says how the messages are sent, and how much a read gives; in the others 255 stands between what
    /// the server says at a time.
    /// </summary>
    public static PlayedSession Play(byte[] input, bool isAsync)
    {
        var turns = new List<byte[]>();
        foreach (Range turn in input.AsSpan(1).Split(NextTurn))
            turns.Add(input[1..][turn]);
        int octetsPerRead = input[0] & ~(AtOnce | Quits);
        var session = new PlayedSession(new TurnStream(turns, octetsPerRead == 0 ? int.MaxValue : octetsPerRead), isAsync);
        session.Play((input[0] & AtOnce) != 0, (input[0] & Quits) != 0);
        return session;
    }

    // Over a stream in memory nothing ever waits, so what is awaited is complete.
    private void Play(bool atOnce, bool quits)
    {
        Try(() => Do(() => _client.ConnectAsync(Stream), () => _client.Connect(Stream)));
        Try(() => Do(() => _client.LoginAsync(User, Password), () => _client.Login(User, Password)));
        if (atOnce)
            SendMany(quits);
        else
        {
            foreach (SmtpMessage message in Mails)
                Send(message);
        }
        WasConnected = _client.IsConnected;
        try
        {
            Afterwards = Do(() => _client.NoopAsync(), _client.Noop);
        }
        catch (Exception e)
        {
            AfterwardsError = e;
        }
        if (_isAsync)
            _client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        else
            _client.Dispose();
    }

    private void Send(SmtpMessage message)
    {
        SmtpSendResult? result = null;
        Exception? error = Try(() => result = Do(() => _client.SendMailAsync(message), () => _client.SendMail(message)));
        SmtpDelivery delivery = error switch
        {
            null => SmtpDelivery.Accepted,
            SmtpSenderRefusedException or SmtpRecipientsRefusedException or SmtpDataException => SmtpDelivery.Refused,
            _ => _client.MayHaveSent ? SmtpDelivery.Unknown : SmtpDelivery.NotSent,
        };
        Messages.Add((new ToldMessage(message.From, delivery, result?.Accepted ?? [], error), result));
    }

    private void SendMany(bool quits)
    {
        List<SmtpBatchResult> results = [];
        Try(() =>
        {
            if (_isAsync)
                TakeAll(quits ? _client.SendManyAndQuitAsync(Later(Mails)) : _client.SendManyAsync(Later(Mails)), results).GetAwaiter().GetResult();
            else
                results.AddRange(quits ? _client.SendManyAndQuit(Mails) : _client.SendMany(Mails));
        });
        foreach (SmtpBatchResult result in results)
        {
            Messages.Add((new ToldMessage(result.Message.From, result.Delivery, result.Result?.Accepted ?? [], result.Error), result.Result));
            if (result.Error is not null)
                Errors.Add(result.Error);
        }
    }

    private static async Task TakeAll(IAsyncEnumerable<SmtpBatchResult> results, List<SmtpBatchResult> taken)
    {
        await foreach (SmtpBatchResult result in results)
            taken.Add(result);
    }

    private static async IAsyncEnumerable<SmtpMessage> Later(IEnumerable<SmtpMessage> messages)
    {
        await Task.CompletedTask;
        foreach (SmtpMessage message in messages)
            yield return message;
    }

    private T Do<T>(Func<ValueTask<T>> awaited, Func<T> blocking) => _isAsync ? awaited().AsTask().GetAwaiter().GetResult() : blocking();

    private Exception? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception e)
        {
            Errors.Add(e);
            return e;
        }
    }

    // The nonce of SCRAM.
    [GeneratedRegex(@"(AUTH SCRAM-\S+) .*")]
    private static partial Regex ByChance();
}
