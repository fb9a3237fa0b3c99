using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>
/// A server in memory. It says its lines in order: each once the client has sent what the script expects, byte for byte. What the
/// client sends beyond that stays in <see cref="Received"/>; what it waits for beyond that is the end of the stream, or silence.
/// </summary>
internal sealed class ScriptedStream : Stream
{
    private readonly Queue<(byte[]? Expected, byte[] Answer)> _steps = new();
    private readonly MemoryStream _received = new();
    private readonly SemaphoreSlim _readable = new(0, 1);
    private byte[] _answer = [];
    private int _read;
    private int _matched;
    private bool _closed;

    public ScriptedStream(string greeting = "220 server.example ready\r\n") => Answer(greeting);

    /// <summary>Whether the server falls silent, rather than closes, when its script is over.</summary>
    public bool StallsAtTheEnd { get; init; }

    /// <summary>The most that one read gives: 1 cuts every reply at every byte.</summary>
    public int BytesPerRead { get; init; } = int.MaxValue;

    /// <summary>Everything that the client sent, octets as Latin-1.</summary>
    public string Received => Encoding.Latin1.GetString(_received.ToArray());

    /// <summary>Whether the client has read all that there was, and sent all that was expected.</summary>
    public bool IsDone => _steps.Count == 0 && _read == _answer.Length;

    /// <summary>Whether the client has read all answers, and sent nothing that has none.</summary>
    public bool IsInStep => !HasAnswer && _matched == _received.Length;

    /// <summary>How many steps of the script are left.</summary>
    public int StepsLeft => _steps.Count;

    /// <summary>Whether there is something to read.</summary>
    public bool HasAnswer => _read < _answer.Length;

    public bool IsClosed => _closed;

    /// <summary>How much the client has read.</summary>
    public long OctetsRead { get; private set; }

    public int Writes { get; private set; }

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override bool CanTimeout => true;
    public override int ReadTimeout { get; set; } = Timeout.Infinite;
    public override int WriteTimeout { get; set; } = Timeout.Infinite;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>After the client has sent the text (octets as Latin-1), the server sends the answer.</summary>
    public ScriptedStream Expect(string text, string answer)
    {
        _steps.Enqueue((Encoding.Latin1.GetBytes(text), Encoding.Latin1.GetBytes(answer)));
        return this;
    }

    /// <summary>After the client has sent anything at all in one write, the server sends the answer.</summary>
    public ScriptedStream ExpectAnything(string answer)
    {
        _steps.Enqueue((null, Encoding.Latin1.GetBytes(answer)));
        return this;
    }

    /// <summary>The introduction by EHLO, with these extensions.</summary>
    public ScriptedStream ExpectEhlo(params string[] extensions) =>
        Expect("EHLO client.example\r\n", Multiline("250", ["server.example", .. extensions]));

    public override int Read(Span<byte> buffer)
    {
        int count = Take(buffer);
        if (count > 0 || !StallsAtTheEnd)
            return count;
        if (!_readable.Wait(ReadTimeout))
            throw new IOException("The read timed out.", new SocketException((int)SocketError.TimedOut));
        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        int count = Take(buffer.Span);
        if (count > 0 || !StallsAtTheEnd)
            return count;
        await _readable.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Take(buffer.Span);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        Writes++;
        _received.Write(buffer);
        while (_steps.TryPeek(out (byte[]? Expected, byte[] Answer) step) && HasCome(step.Expected, out int length))
        {
            _steps.Dequeue();
            _matched += length;
            _answer = [.. _answer[_read..], .. step.Answer];
            _read = 0;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
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
        _closed = true;
        base.Dispose(disposing);
    }

    private static string Multiline(string code, string[] lines) =>
        string.Concat(lines.Select((line, index) => $"{code}{(index == lines.Length - 1 ? ' ' : '-')}{line}\r\n"));

    private void Answer(string text) => _answer = Encoding.Latin1.GetBytes(text);

    private bool HasCome(byte[]? expected, out int length)
    {
        ReadOnlySpan<byte> come = _received.GetBuffer().AsSpan(_matched, (int)_received.Length - _matched);
        length = expected?.Length ?? come.Length;
        return expected is null ? !come.IsEmpty : come.StartsWith(expected);
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, BytesPerRead), _answer.Length - _read);
        _answer.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        OctetsRead += count;
        return count;
    }
}
