using System.Collections.ObjectModel;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>
/// One message on its way (RFC 5321 §3.3): what was asked of the server, what it answered, and what that makes of the message. Replies
/// come in the order of the commands, so each one is known by its place, whatever its code (RFC 2920 §3.1).
/// </summary>
internal sealed class MailTransaction
{
    private readonly List<(int Recipient, SmtpReply Reply)> _refused = [];
    private readonly List<SmtpReply> _finals = [];
    // Asked for with every reply, and too long to be copied each time.
    private Envelope _envelope;
    private Content _content;
    private int _resets;
    private int _chunks;
    private int _recipientsAnswered;
    private bool _isSenderAnswered;
    private bool _isDataOwed;

    public ref readonly Envelope Envelope => ref _envelope;

    public ref readonly Content Content => ref _content;

    /// <summary>Whether the content goes by BDAT rather than by DATA, never by both in one transaction (RFC 3030 §2).</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Whether the content goes octet for octet (RFC 3030 §3).</summary>
    public bool IsBinary { get; private set; }

    /// <summary>How many replies were asked for and have not come.</summary>
    public int Owed { get; private set; }

    /// <summary>Why the message does not go out; null when nothing speaks against it so far.</summary>
    public SmtpException? Refusal { get; private set; }

    /// <summary>Whether an answer to the content, or to a chunk of it, was a refusal.</summary>
    public bool IsContentRefused { get; private set; }

    /// <summary>Whether the server waits for content after DATA.</summary>
    public bool IsContentAwaited { get; private set; }

    /// <summary>Whether nothing is owed but the answers to the whole of the content.</summary>
    public bool OwesFinalsOnly => IsEnded && _chunks == 0;

    /// <summary>Whether all of the message was written, its end included.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether the end of the message was handed to the connection: from then on nobody but the server knows whether it has it.</summary>
    public bool MayBeSent { get; set; }

    /// <summary>How many recipients were accepted.</summary>
    public int Accepted => _recipientsAnswered - _refused.Count;

    /// <summary>Whether the server agreed to get the content.</summary>
    public bool MayHaveContent => Refusal is null && Accepted > 0 && _recipientsAnswered == Envelope.Count && (IsChunked || IsContentAwaited);

    /// <summary>The answers to the content: one, or one for each accepted recipient.</summary>
    public IReadOnlyList<SmtpReply> Finals => _finals;

    /// <summary>Whether the server has said all that decides what becomes of the message.</summary>
    public bool IsDecided => Refusal is not null || (IsEnded && Owed == 0 && _finals.Count > 0);

    /// <summary>The message, where it is one of many.</summary>
    public SmtpMessage? Message { get; set; }

    private bool HasOneAnswerEach { get; set; }

    /// <summary>Begins with another message.</summary>
    /// <param name="envelope">Whom it comes from and goes to.</param>
    /// <param name="content">The content.</param>
    /// <param name="isChunked">Whether it goes by BDAT.</param>
    /// <param name="hasOneAnswerEach">Whether each accepted recipient has an answer to the content of its own (LMTP).</param>
    public MailTransaction Begin(in Envelope envelope, in Content content, bool isChunked, bool hasOneAnswerEach)
    {
        _envelope = envelope;
        _content = content;
        IsChunked = isChunked;
        SmtpOption body = SmtpOptionTable.Body;
        IsBinary = body.Values[(int)SmtpBody.BinaryMime].Text.Equals(envelope.ValueOf(body), StringComparison.OrdinalIgnoreCase);
        HasOneAnswerEach = hasOneAnswerEach;
        Restart();
        return this;
    }

    /// <summary>Forgets what the server said: the transaction is begun anew.</summary>
    public void Restart()
    {
        _refused.Clear();
        _finals.Clear();
        _resets = _chunks = _recipientsAnswered = Owed = 0;
        _isSenderAnswered = _isDataOwed = false;
        Refusal = null;
        IsContentRefused = IsContentAwaited = IsEnded = MayBeSent = false;
    }

    /// <summary>Lets go of the message.</summary>
    public void Release()
    {
        _envelope = default;
        _content = default;
        Message = null;
    }

    /// <summary>RSET was written before the rest.</summary>
    public void AskReset()
    {
        _resets++;
        Owed++;
    }

    /// <summary>MAIL, RCPT for each recipient, and DATA where the content goes by it, were written.</summary>
    public void AskEnvelope(bool withData)
    {
        _isDataOwed = withData;
        Owed += 1 + Envelope.Count + (withData ? 1 : 0);
    }

    /// <summary>One command of the envelope was written.</summary>
    public void AskNext(bool isData = false)
    {
        _isDataOwed = isData;
        Owed++;
    }

    /// <summary>A chunk was written that is not the last one.</summary>
    public void AskChunk()
    {
        _chunks++;
        Owed++;
    }

    /// <summary>The end of the content was written, or of nothing where the server must not get it.</summary>
    public void AskFinal(int count)
    {
        IsContentAwaited = false;
        IsEnded = true;
        Owed += count;
    }

    /// <summary>Takes the next reply.</summary>
    public void Take(SmtpReply reply)
    {
        Owed--;
        if (_resets > 0)
            _resets--;
        else if (!_isSenderAnswered)
            TakeSender(reply);
        else if (_recipientsAnswered < Envelope.Count)
            TakeRecipient(reply);
        else if (_isDataOwed)
            TakeData(reply);
        else
            TakeContent(reply);
        // Nothing more comes after 421 (RFC 5321 §3.8).
        if (reply.Code == SmtpReplyCode.ServiceNotAvailable)
            Break();
    }

    /// <summary>The connection is gone: what was refused so far stays refused.</summary>
    public void Break()
    {
        Owed = 0;
        if (Refusal is null && _finals.Count == 0 && _refused.Exists(refusal => refusal.Reply.Code == SmtpReplyCode.ServiceNotAvailable))
            Refusal = new SmtpRecipientsRefusedException(RefusedByName());
        if (HasOneAnswerEach && _finals is [.., { Code: SmtpReplyCode.ServiceNotAvailable } last])
        {
            // It speaks for those that were not answered yet.
            while (_finals.Count < Accepted)
                _finals.Add(last);
        }
    }

    /// <summary>The answers cannot be trusted: one of them was none.</summary>
    public void Doubt()
    {
        Restart();
        IsEnded = MayBeSent = true;
    }

    /// <summary>What became of the message.</summary>
    /// <exception cref="SmtpException">It was refused.</exception>
    public SmtpSendResult ToResult()
    {
        if (Refusal is not null)
            throw Refusal;
        if (HasOneAnswerEach)
            return ToResultForEach();
        // One that is no success has become the refusal.
        return new SmtpSendResult(AcceptedNames(), RefusedByName(), _finals[0]);
    }

    /// <summary>The answer that accepts the message for everybody; null where somebody was refused.</summary>
    public SmtpReply? Acceptance => Refusal is null && !HasOneAnswerEach && _refused.Count == 0 ? _finals[0] : null;

    private SmtpSendResult ToResultForEach()
    {
        List<string> accepted = [.. AcceptedNames()];
        Dictionary<string, SmtpReply> refused = RefusedByName() as Dictionary<string, SmtpReply> ?? [];
        var delivered = new List<string>(accepted.Count);
        foreach ((string recipient, SmtpReply answer) in accepted.Zip(_finals))
        {
            if (answer.IsSuccess)
                delivered.Add(recipient);
            else
                refused[recipient] = answer;
        }
        return _finals.Find(answer => answer.IsSuccess) is { } final
            ? new SmtpSendResult(delivered, refused, final)
            : throw new SmtpRecipientsRefusedException(refused);
    }

    private void TakeSender(SmtpReply reply)
    {
        _isSenderAnswered = true;
        if (!reply.IsSuccess)
            Refusal = reply.ToException();
    }

    private void TakeRecipient(SmtpReply reply)
    {
        if (!reply.IsSuccess)
            _refused.Add((_recipientsAnswered, reply));
        if (++_recipientsAnswered == Envelope.Count && Accepted == 0)
            Refusal ??= new SmtpRecipientsRefusedException(RefusedByName());
    }

    private void TakeData(SmtpReply reply)
    {
        _isDataOwed = false;
        IsContentAwaited = reply.Code == SmtpReplyCode.StartMailInput;
        if (!IsContentAwaited)
            Refusal ??= reply.ToException();
    }

    private void TakeContent(SmtpReply reply)
    {
        bool isChunk = _chunks > 0;
        if (isChunk)
            _chunks--;
        else
            _finals.Add(reply);
        if (reply.IsSuccess)
            return;
        IsContentRefused = true;
        if (isChunk || !HasOneAnswerEach)
            Refusal ??= reply.ToException();
    }

    private IReadOnlyList<string> AcceptedNames()
    {
        if (_refused.Count == 0)
            return Envelope.To;
        var names = new List<string>(Accepted);
        for (int at = 0, next = 0; at < Envelope.Count; at++)
        {
            if (next < _refused.Count && _refused[next].Recipient == at)
                next++;
            else
                names.Add(Envelope.To[at]);
        }
        return names;
    }

    private IReadOnlyDictionary<string, SmtpReply> RefusedByName()
    {
        if (_refused.Count == 0)
            return ReadOnlyDictionary<string, SmtpReply>.Empty;
        var names = new Dictionary<string, SmtpReply>();
        foreach ((int recipient, SmtpReply reply) in _refused)
            names[Envelope.To[recipient]] = reply;
        return names;
    }
}
