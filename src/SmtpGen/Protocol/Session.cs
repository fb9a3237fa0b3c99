using System.Buffers.Text;
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
    private readonly Expectations _expected = new();
    private readonly ReplyCache _replies = new();
    private HashSet<string>? _ownFacts;
    private long _sent;
    private long _answered;

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
    public SmtpCommand? NextCommand => _expected.Peek().Command;

    /// <summary>How long the next reply may take; null where nothing is said.</summary>
    public TimeSpan? NextTimeout => _expected.Peek().Timeout;

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
        _expected.Add(new Expectation(line.Command, line.Subject, hasEffects && line.HasEffects)
        {
            Sets = line.Sets,
            Clears = line.Clears,
            Own = line.Own,
            IsUtf8 = line.OpensUtf8Transaction,
            End = _sent + Output.Length,
        });
    }

    /// <summary>Whether what came and was not taken begins with a reply code.</summary>
    public bool StartsWith(int code) => Utf8Parser.TryParse(Input.Span[..Math.Min(3, Input.Length)], out int found, out _) && found == code;

    /// <summary>Expects one more reply to a command, such as the one to its content.</summary>
    public void Expect(SmtpCommand? command, string? subject = null, bool hasEffects = true) => _expected.Add(new Expectation(command, subject, hasEffects)
    {
        IsToContent = command?.Exchange == SmtpExchange.Content,
        End = _sent + Output.Length,
    });

    /// <summary>So many octets of the output were sent.</summary>
    public void Sent(int count)
    {
        Output.Consume(count);
        _sent += count;
    }

    /// <summary>So many octets were sent that were never in the output, which was empty then.</summary>
    public void SentBeside(int count) => _sent += count;

    /// <summary>How many octets were sent since the last command that was answered, while an answer is owed.</summary>
    public long Unanswered => Owed == 0 ? 0 : Math.Max(0, _sent - _answered);

    /// <summary>How much of the output may be sent until the server owes no more than so many replies; all of it, if they are fewer.</summary>
    public int OutputUntilOwing(int replies) => _expected.Count <= replies ? Output.Length : (int)Math.Max(0, _expected[replies - 1].End - _sent);

    /// <summary>Where the output and the expected replies end now.</summary>
    public Mark Marked() => new(Output.Length, _expected.Count);

    /// <summary>Gives up what was put into the output since a mark, of which nothing was sent yet.</summary>
    public void Withdraw(Mark mark)
    {
        Output.Truncate(mark.Octets);
        _expected.Truncate(mark.Replies);
    }

    /// <summary>Takes the next reply, if all of it has come, and does what it means.</summary>
    /// <exception cref="SmtpProtocolException">What came is not a reply.</exception>
    public bool TryTakeReply([NotNullWhen(true)] out SmtpReply? reply)
    {
        if (!_reader.TryRead(Input.Span, out int length, out int code))
        {
            reply = null;
            return false;
        }
        ref readonly Expectation expected = ref _expected.Take();
        _answered = expected.End;
        reply = _replies.Get(code, Input.Span[..length], expected.Command, expected.Subject);
        Input.Consume(length);
        AwaitsInput = reply.IsIntermediate;
        AwaitsResponse = code == SmtpReplyCode.AuthenticationChallenge;
        if (expected is { Command: { } command, HasEffects: true })
            Apply(command, expected, reply);
        return true;
    }

    /// <summary>How often the client was introduced.</summary>
    public int Introductions { get; private set; }

    /// <summary>The greeting was read: the session begins.</summary>
    public void Begin(SmtpFacts facts) => Facts = facts;

    /// <summary>Whether a fact holds that a project declares, by its name.</summary>
    public bool HasOwnFact(string name) => _ownFacts?.Contains(name) == true;

    /// <summary>Does what a command does when it succeeds.</summary>
    public void Succeed(SmtpCommand command)
    {
        Clear(command.Own);
        Set(command.Own);
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
            Set(expected.Own);
            Clear(expected.Own);
        }
        else if (command.ClearsWhenRefused)
        {
            Facts &= ~(command.Clears | expected.Clears);
            Clear(command.Own);
            Clear(expected.Own);
        }
        if ((Facts & SmtpFacts.Recipient) == 0)
            RecipientCount = 0;
        else if (reply.IsSuccess && (command.Sets & SmtpFacts.Recipient) != 0)
            RecipientCount++;
        if ((Facts & SmtpFacts.Sender) == 0)
            IsUtf8Transaction = false;
        else if (reply.IsSuccess && (command.Sets & SmtpFacts.Sender) != 0)
            IsUtf8Transaction = expected.IsUtf8;
        if (reply.IsSuccess && (command.Sets & SmtpFacts.Hello) != 0)
            Introductions++;
        if (command.ListsExtensions)
        {
            EhloResponse = reply.Text;
            if (reply.IsSuccess)
                Capabilities = Capabilities.Parse(reply);
        }
        else if ((command.Sets & SmtpFacts.Hello) != 0)
            HeloResponse = reply.Text;
    }

    private void Set(OwnFactChanges? own)
    {
        if (own is not null)
            (_ownFacts ??= new(StringComparer.OrdinalIgnoreCase)).UnionWith(own.Sets);
    }

    private void Clear(OwnFactChanges? own)
    {
        if (own is not null)
            _ownFacts?.ExceptWith(own.Clears);
    }

    /// <param name="Octets">The length of the output.</param>
    /// <param name="Replies">The number of expected replies.</param>
    internal readonly record struct Mark(int Octets, int Replies);
}
