using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>
/// A server in memory that keeps the rules of a transaction, and answers only when the client has stopped writing and waits: each time it
/// does is a turn. After a refused chunk it takes no MAIL before a RSET (RFC 3030 §2), which catches clients that forget it.
/// </summary>
/// <param name="extensions">What its EHLO lists.</param>
internal sealed partial class ModelServer(params string[] extensions) : Stream, IServerEnd
{
    /// <summary>The answer to QUIT.</summary>
    public const string Farewell = "221 bye";

    private readonly MemoryStream _input = new();
    private readonly List<byte> _answers = [.. "220 server.example\r\n"u8];
    private int _taken;
    private bool _hasClosed;

    /// <summary>Gives the refusal of a command line; null takes it.</summary>
    public Func<string, string?> Refuses { get; init; } = static _ => null;

    /// <summary>Gives the refusal of a content; null takes it.</summary>
    public Func<string, string?> RefusesContent { get; init; } = static _ => null;

    /// <summary>Whether DATA is answered by 354 though there is no recipient.</summary>
    public bool WantsContentForNobody { get; init; }

    /// <summary>Whether it speaks LMTP.</summary>
    public bool SpeaksLmtp { get; init; }

    /// <summary>Whether somebody makes the handshake after STARTTLS, and gives it what the client then sends.</summary>
    public bool KnowsTls { get; init; }

    /// <summary>Whether it waits until the handshake is made.</summary>
    public bool AwaitsHandshake { get; set; }

    /// <summary>The most that one read gives.</summary>
    public int BytesPerRead { get; init; } = int.MaxValue;

    /// <summary>After so many octets it closes.</summary>
    public int ClosesAfter { get; init; } = int.MaxValue;

    /// <summary>Whether it closes without a word where it would say 421.</summary>
    public bool ClosesSilently { get; init; }

    /// <summary>Whether awaited calls are completed later.</summary>
    public bool Yields { get; init; }

    /// <summary>What it answers for.</summary>
    public List<Delivery> Delivered { get; } = [];

    /// <summary>The command lines, and each content as one line.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>How often the client waited for it.</summary>
    public int Turns { get; private set; }

    public int Writes { get; private set; }

    public int Reads { get; private set; }

    /// <summary>How many octets it has said.</summary>
    public int Said { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>Everything that the client sent.</summary>
    public ReadOnlySpan<byte> Received => _input.GetBuffer().AsSpan(0, (int)_input.Length);

    /// <summary>Whether nothing more comes of it, whatever the client sends.</summary>
    public bool HasHungUp => _answers.Count == 0 && (_hasClosed || Said >= ClosesAfter);

    /// <summary>Whether the client has read all answers.</summary>
    public bool IsDrained => _answers.Count == 0;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Takes what the client sent and did not wait for: it may be gone, and what it sent arrives all the same.</summary>
    public void TakeRest() => Work();

    public void ResetCounts() => Turns = Writes = Reads = 0;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_answers.Count == 0 && !_hasClosed)
        {
            Turns++;
            Work();
        }
        int count = Math.Min(Math.Min(buffer.Length, BytesPerRead), Math.Min(_answers.Count, ClosesAfter - Said));
        for (int at = 0; at < count; at++)
            buffer[at] = _answers[at];
        _answers.RemoveRange(0, count);
        Said += count;
        Reads++;
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Writes++;
        _input.Write(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Yields)
            await Task.Yield();
        return Read(buffer.Span);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Yields)
            await Task.Yield();
        Write(buffer.Span);
    }

    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }

    private ReadOnlySpan<byte> Unread => _input.GetBuffer().AsSpan(_taken, (int)_input.Length - _taken);

    private void Say(string reply)
    {
        _hasClosed |= reply.StartsWith("421", StringComparison.Ordinal);
        if (!_hasClosed || !ClosesSilently)
            _answers.AddRange(Encoding.Latin1.GetBytes(reply + "\r\n"));
    }

    /// <param name="From">The line of MAIL.</param>
    /// <param name="To">The lines of RCPT that were accepted.</param>
    /// <param name="Content">The content, octets as Latin-1.</param>
    internal sealed record Delivery(string From, IReadOnlyList<string> To, string Content);
}
