using System.Text.RegularExpressions;

namespace SmtpGen.Fuzz;

/// <summary>What one client made of what it was told: it logs in, sends two messages, asks once more, and leaves.</summary>
internal sealed partial class PlayedSession
{
    public const string User = "user";
    public const string Password = "tanstaaftanstaaf";
    private const byte NextTurn = 0xFF;
    private static readonly string[] To = ["a@to.example", "b@to.example"];
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

    /// <summary>What became of each message, by its sender.</summary>
    public List<(string From, SmtpSendResult? Result, Exception? Error)> Messages { get; } = [];

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
        {string.Join('\n', Messages.Select(message => $"{message.From} {message.Result?.Reply} {string.Join(' ', message.Result?.Accepted ?? [])}"))}
        {WasConnected} {Afterwards} {AfterwardsError?.GetType().Name}
        """;

    /// <summary>What an error says, and what those in it say.</summary>
    public static string Describe(Exception error) => $"{error.GetType().Name} {error.Message}{(error.InnerException is { } inner ? $" < {Describe(inner)}" : "")}";

    /// <summary>Plays a session. The first octet of the input says how much a read gives; in the others 255 stands between what the server says at a time.</summary>
    public static PlayedSession Play(byte[] input, bool isAsync)
    {
        var turns = new List<byte[]>();
        foreach (Range turn in input.AsSpan(1).Split(NextTurn))
            turns.Add(input[1..][turn]);
        var session = new PlayedSession(new TurnStream(turns, input[0] == 0 ? int.MaxValue : input[0]), isAsync);
        session.Play();
        return session;
    }

    // Over a stream in memory nothing ever waits, so what is awaited is complete.
    private void Play()
    {
        Try(() => Do(() => _client.ConnectAsync(Stream), () => _client.Connect(Stream)));
        Try(() => Do(() => _client.LoginAsync(User, Password), () => _client.Login(User, Password)));
        Send("first@from.example", ".dot\nlone\r\n.\r\nlast"u8.ToArray());
        Send("second@from.example", "plain\r\n\u00e9\r\n"u8.ToArray());
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

    private void Send(string from, byte[] content)
    {
        SmtpSendResult? result = null;
        Exception? error = Try(() => result = Do(() => _client.SendMailAsync(from, To, content.AsMemory()), () => _client.SendMail(from, To, content.AsMemory())));
        Messages.Add((from, result, error));
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
