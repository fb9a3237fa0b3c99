using System.Diagnostics.CodeAnalysis;

namespace SmtpGen.Protocol;

/// <summary>
/// One session without its connection: octets of the server in, replies out; command lines in, octets for the server out. It owns the
/// facts, the extensions, and the rule which reply answers which command.
/// </summary>
/// <param name="localName">The client's own name, where EHLO is given none.</param>
internal sealed class Session(string localName)
{
    private const int BufferSize = 4096;
    private readonly ReplyReader _reader = new();
    private readonly ReplyCache _replies = new();
    private readonly Queue<Expectation> _expected = [];
    private HashSet<string>? _ownFacts;

    /// <summary>What came from the server and was not taken yet.</summary>
    public ByteBuffer Input { get; } = new(BufferSize);

    /// <summary>What has to go to the server.</summary>
    public ByteBuffer Output { get; } = new(BufferSize);

    public string LocalName { get; } = localName;

    public SmtpFacts Facts { get; private set; }

    public Capabilities Capabilities { get; private set; } = Capabilities.None;

    /// <summary>What the server said to the last HELO.</summary>
    public string? HeloResponse { get; private set; }

    /// <summary>What the server said to the last EHLO.</summary>
    public string? EhloResponse { get; private set; }

    public bool DoesEsmtp => (Facts & SmtpFacts.Esmtp) != 0;

    /// <summary>Whether the open transaction may use UTF-8 in its paths.</summary>
    public bool IsUtf8Transaction { get; private set; }

    /// <summary>How many recipients of the open transaction were accepted.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>Whether the greeting was read, and the two have not changed roles.</summary>
    public bool IsOpen => (Facts & SmtpFacts.Connected) != 0;

    /// <summary>How many replies the server owes.</summary>
    public int Owed => _expected.Count;

    /// <summary>The command that the next reply answers.</summary>
    public SmtpCommand? NextCommand => _expected.TryPeek(out Expectation expected) ? expected.Command : null;

    /// <summary>Whether the server waits for more of a command than its line.</summary>
    public bool AwaitsInput { get; private set; }

    /// <summary>Whether the server waits for the response to a challenge, so that the next line is a secret.</summary>
    public bool AwaitsResponse { get; private set; }

    /// <summary>Sends a line: its octets go to the output, and its reply is expected.</summary>
    /// <param name="line">The line, sealed.</param>
    /// <param name="hasEffects">Whether the reply decides what the command did; false when more of the exchange follows.</param>
    public void Send(SmtpCommandLine line, bool hasEffects = true)
    {
        Output.Append(line.Octets);
        _expected.Enqueue(new Expectation(line.Command, line.Subject, hasEffects && line.HasEffects)
        {
            Sets = line.Sets,
            Clears = line.Clears,
            OwnSets = line.OwnSets,
            OwnClears = line.OwnClears,
            IsUtf8 = line.OpensUtf8Transaction,
        });
    }

    /// <summary>Expects one more reply to a command, such as the one to its content.</summary>
    public void Expect(SmtpCommand? command, string? subject = null, bool hasEffects = true) => _expected.Enqueue(new Expectation(command, subject, hasEffects));

    /// <summary>Takes the next reply, if all of it has come, and does what it means.</summary>
    /// <exception cref="SmtpProtocolException">What came is not a reply.</exception>
    public bool TryTakeReply([NotNullWhen(true)] out SmtpReply? reply)
    {
        if (!_reader.TryRead(Input.Span, out int length, out int code))
        {
            reply = null;
            return false;
        }
        _expected.TryDequeue(out Expectation expected);
        reply = _replies.Get(code, Input.Span[..length], expected.Command, expected.Subject);
        Input.Consume(length);
        AwaitsInput = reply.IsIntermediate;
        AwaitsResponse = code == SmtpReplyCode.AuthenticationChallenge;
        if (expected is { Command: { } command, HasEffects: true })
            Apply(command, expected, reply);
        return true;
    }

    /// <summary>The greeting was read: the session begins.</summary>
    public void Begin(SmtpFacts facts) => Facts = facts;

    /// <summary>Whether a fact holds that a project declares, by its name.</summary>
    public bool HasOwnFact(string name) => _ownFacts?.Contains(name) == true;

    /// <summary>Does what a command does when it succeeds.</summary>
    public void Succeed(SmtpCommand command)
    {
        ChangeOwnFacts(command.OwnSets, command.OwnClears);
        Facts = (Facts & ~command.Clears) | command.Sets;
        if ((command.Clears & SmtpFacts.Hello) != 0)
            HeloResponse = EhloResponse = null;
        if (!DoesEsmtp)
            Capabilities = Capabilities.None;
    }

    private void Apply(SmtpCommand command, in Expectation expected, SmtpReply reply)
    {
        if (reply.IsSuccess)
        {
            Succeed(command);
            Facts = (Facts | expected.Sets) & ~expected.Clears;
            ChangeOwnFacts(expected.OwnSets, []);
            ChangeOwnFacts([], expected.OwnClears);
        }
        else if (command.ClearsWhenRefused)
        {
            Facts &= ~(command.Clears | expected.Clears);
            ChangeOwnFacts([], [.. command.OwnClears, .. expected.OwnClears]);
        }
        if ((Facts & SmtpFacts.Recipient) == 0)
            RecipientCount = 0;
        else if (reply.IsSuccess && (command.Sets & SmtpFacts.Recipient) != 0)
            RecipientCount++;
        if ((Facts & SmtpFacts.Sender) == 0)
            IsUtf8Transaction = false;
        else if (reply.IsSuccess && (command.Sets & SmtpFacts.Sender) != 0)
            IsUtf8Transaction = expected.IsUtf8;
        if (command.ListsExtensions)
        {
            EhloResponse = reply.Text;
            if (reply.IsSuccess)
                Capabilities = Capabilities.Parse(reply);
        }
        else if ((command.Sets & SmtpFacts.Hello) != 0)
            HeloResponse = reply.Text;
    }

    private void ChangeOwnFacts(IReadOnlyList<string> sets, IReadOnlyList<string> clears)
    {
        if (sets.Count + clears.Count == 0)
            return;
        _ownFacts ??= new(StringComparer.OrdinalIgnoreCase);
        _ownFacts.ExceptWith(clears);
        _ownFacts.UnionWith(sets);
    }

    private readonly record struct Expectation(SmtpCommand? Command, string? Subject, bool HasEffects)
    {
        public SmtpFacts Sets { get; init; }

        public SmtpFacts Clears { get; init; }

        public IReadOnlyList<string> OwnSets { get; init; } = [];

        public IReadOnlyList<string> OwnClears { get; init; } = [];

        public bool IsUtf8 { get; init; }
    }
}
