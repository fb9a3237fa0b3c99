using System.Net.Sockets;
using System.Runtime.InteropServices;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>What a server says, with one fault in it. Where it waits for what never comes, the stream above has to wait: this one never does.</summary>
internal sealed class FaultyWire(IServerEnd server, Fault fault, ManualClock clock, TimeSpan limit) : Stream
{
    // A client that asks more often than this, or reads so much of what is endless, never ends.
    private const int MostOperations = 10_000;
    private const int MostEndless = 16 * 1024 * 1024;
    private readonly List<byte> _said = [];
    private readonly Queue<byte> _waiting = new();
    private readonly List<byte> _told = [];
    private readonly MemoryStream _sent = new();
    private readonly byte[] _buffer = new byte[4096];
    private int _endless;
    private int _operations;
    private bool _hasEnded;
    private bool _isBroken;

    /// <summary>What the server said, the fault aside.</summary>
    public IReadOnlyList<byte> Said => _said;

    /// <summary>What came to the client.</summary>
    public byte[] Told => [.. _told];

    /// <summary>What the client sent, or began to.</summary>
    public byte[] Sent => _sent.ToArray();

    /// <summary>Where each write began.</summary>
    public List<int> WriteStarts { get; } = [];

    /// <summary>Whether the next write never ends.</summary>
    public bool IsStuck => fault.Kind == FaultKind.StuckWrite && WriteStarts.Count == fault.At;

    /// <summary>Whether the fault has struck.</summary>
    public bool HasStruck => fault.IsOfWrites ? _isBroken : fault.IsEndless ? _endless > 0 : _said.Count > fault.At;

    /// <summary>How many octets came that never would have ended.</summary>
    public int EndlessOctets => _endless;

    /// <summary>Whether the client wrote though it had been told, by 421 or by the end of the stream, that nobody reads.</summary>
    public bool WasWrittenToInVain { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>How many reads and writes there were.</summary>
    public int Operations => _operations;

    /// <summary>Whether awaited reads are completed later.</summary>
    public bool Yields { get; init; }

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether a read would wait, and nothing would come.</summary>
    public bool IsSilent()
    {
        Fetch();
        return _waiting.Count == 0 && !FloodsNow && !_isBroken && (HasStruck && fault.Swallows ? fault.Kind == FaultKind.Stall : !server.HasHungUp);
    }

    public override int Read(Span<byte> buffer)
    {
        Count();
        if (_isBroken && fault.Kind == FaultKind.ResetWrite)
            throw Reset();
        Fetch();
        int count = _waiting.Count > 0 ? Deliver(buffer) : FloodsNow ? Flood(buffer) : 0;
        _hasEnded |= count == 0;
        if (_hasEnded && fault.Kind == FaultKind.Reset && HasStruck)
            throw Reset();
        foreach (byte octet in buffer[..count])
            _told.Add(octet);
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Count();
        WasWrittenToInVain |= _hasEnded || HasFarewell || _isBroken;
        _isBroken = fault.IsOfWrites && WriteStarts.Count == fault.At;
        WriteStarts.Add((int)_sent.Length);
        _sent.Write(buffer);
        server.Write(_isBroken ? buffer[..Math.Min(fault.End, buffer.Length)] : buffer);
        if (_isBroken && fault.Kind != FaultKind.StuckWrite)
            throw Reset();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Yields)
            await Task.Yield();
        return Read(buffer.Span);
    }

    // A write that is not complete at once would be read beside, and the model does one thing at a time.
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
        server.Dispose();
        base.Dispose(disposing);
    }

    private bool FloodsNow => fault.IsEndless && _said.Count >= fault.At;

    private bool HasFarewell => CollectionsMarshal.AsSpan(_told).IndexOf("\n421 "u8) >= 0;

    private void Count()
    {
        if (++_operations > MostOperations || _endless > MostEndless)
            throw new InvalidOperationException("The client reads and writes without end.");
    }

    private void Fetch()
    {
        while (_waiting.Count == 0 && !(HasStruck && fault.Swallows) && !FloodsNow && !IsClosed)
        {
            int count = server.Read(_buffer);
            if (count == 0)
                return;
            foreach (byte octet in _buffer.AsSpan(0, count))
                Take(octet);
        }
    }

    private void Take(byte octet)
    {
        int at = _said.Count;
        _said.Add(octet);
        if (fault.Swallows ? at < fault.At : fault.Kind != FaultKind.Truncate || !fault.Covers(at))
            _waiting.Enqueue(at != fault.At ? octet : fault.Kind switch { FaultKind.Garble => fault.Octet, FaultKind.Flip => (byte)(octet ^ fault.Octet), _ => octet });
        if (fault.Kind == FaultKind.Repeat && at == fault.End - 1)
            _said.GetRange(fault.At, fault.End - fault.At).ForEach(_waiting.Enqueue);
    }

    private int Deliver(Span<byte> buffer)
    {
        int count = 0;
        clock.Advance(DelayOf(_told.Count) ?? TimeSpan.Zero);
        do
            buffer[count++] = _waiting.Dequeue();
        while (count < buffer.Length && _waiting.Count > 0 && DelayOf(_told.Count + count) is null);
        return count;
    }

    // How late an octet is; null where it comes with the one before it.
    private TimeSpan? DelayOf(int octet) => fault.Kind switch
    {
        FaultKind.Pause when octet == fault.At => limit * 0.9,
        FaultKind.Crumbs when octet >= fault.At => TimeSpan.Zero,
        FaultKind.Drip when fault.Covers(octet) => limit / 6,
        _ => null,
    };

    private int Flood(Span<byte> buffer)
    {
        ReadOnlySpan<byte> pattern = fault.Kind switch
        {
            FaultKind.EndlessLine => "x"u8,
            FaultKind.EndlessReply => "250-more\r\n"u8,
            _ => "250 ok\r\n"u8,
        };
        for (int at = 0; at < buffer.Length; at++)
            buffer[at] = pattern[_endless++ % pattern.Length];
        return buffer.Length;
    }

    private static IOException Reset() => new("The connection was reset.", new SocketException((int)SocketError.ConnectionReset));
}
