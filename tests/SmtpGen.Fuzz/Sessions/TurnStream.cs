using System.Text;

namespace SmtpGen.Fuzz;

/// <summary>
/// A server that says what it was told to, whatever it is asked: one turn at the beginning, one more for each write, and the rest whenever the
/// client waits for more. When it has said all, the stream ends.
/// </summary>
/// <param name="turns">What it says.</param>
/// <param name="octetsPerRead">The most that one read gives.</param>
internal sealed class TurnStream(IReadOnlyList<byte[]> turns, int octetsPerRead = int.MaxValue) : Stream
{
    /// <summary>Far more than any talk takes.</summary>
    private const int MostOperations = 1_000_000;

    private readonly Queue<byte[]> _turns = new(turns);
    private readonly Queue<byte> _waiting = new(turns.FirstOrDefault([]));
    private readonly MemoryStream _sent = new();
    private readonly MemoryStream _told = new();
    private int _operations;

    public byte[] Sent => _sent.ToArray();

    /// <summary>What the client sent, octets as Latin-1.</summary>
    public string SentText => Encoding.Latin1.GetString(_sent.GetBuffer(), 0, (int)_sent.Length);

    /// <summary>What the client has read.</summary>
    public byte[] Told => _told.ToArray();

    /// <summary>How much was sent and told when each write began.</summary>
    public List<(int Sent, int Told)> Writes { get; } = [];

    /// <summary>Whether the client has been told that nothing more comes.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the client wrote after that.</summary>
    public bool WasWrittenToInVain { get; private set; }

    public bool IsClosed { get; private set; }

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        Count();
        while (_waiting.Count == 0 && Advance())
        {
        }
        int count = Math.Min(Math.Min(buffer.Length, octetsPerRead), _waiting.Count);
        for (int at = 0; at < count; at++)
            buffer[at] = _waiting.Dequeue();
        HasEnded |= count == 0 && buffer.Length > 0;
        _told.Write(buffer[..count]);
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Count();
        WasWrittenToInVain |= HasEnded;
        Writes.Add(((int)_sent.Length, (int)_told.Length));
        _sent.Write(buffer);
        Advance();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }

    // The first turn waits from the beginning, and is taken off when the second comes.
    private bool Advance()
    {
        _turns.TryDequeue(out _);
        if (!_turns.TryPeek(out byte[]? turn))
            return false;
        foreach (byte octet in turn)
            _waiting.Enqueue(octet);
        return true;
    }

    private void Count() => Require.That(++_operations < MostOperations, "the client reads and writes without end");
}
