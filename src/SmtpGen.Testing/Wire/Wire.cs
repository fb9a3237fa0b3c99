using System.Net.Security;
using System.Net.Sockets;

namespace SmtpGen.Testing;

/// <summary>
/// One connection: lines, content and counted octets in, octets out, with everything that passes written into the transcript. A client
/// that ends the connection is an <see cref="EndOfStreamException"/>, one that is silent for too long a <see cref="TimeoutException"/>.
/// </summary>
internal sealed class Wire : IDisposable
{
    /// <summary>A line so many times over its limit is not read to its end any more.</summary>
    private const int LineOverrun = 16;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly SmtpTranscript _transcript;
    private readonly TimeSpan _idle;
    private readonly CancellationToken _stop;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private CancellationTokenSource _time;
    private Stream _stream;
    private int _start;
    private int _end;

    public Wire(Socket socket, SmtpTranscript transcript, TimeSpan idle, CancellationToken stop)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _transcript = transcript;
        _idle = idle;
        _stop = stop;
        _time = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>Waits for more from the client. False: it closed the connection.</summary>
    public async ValueTask<bool> HasMoreAsync()
    {
        if (_start < _end) return true;

        _start = _end = 0;
        await TimedAsync(async token => _end = await _stream.ReadAsync(_buffer, token).ConfigureAwait(false)).ConfigureAwait(false);
        _transcript.Add(fromClient: true, _buffer.AsSpan(0, _end));
        return _end > 0;
    }

    /// <summary>Reads up to CRLF, which is not part of the answer; null is a line over the limit, which was read and thrown away.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(int limit)
    {
        var line = new BoundedBuffer(limit);
        bool afterCarriageReturn = false;
        for (long length = 0; length <= (long)limit * LineOverrun;)
        {
            await FillAsync().ConfigureAwait(false);
            int taken = LineEnd(_buffer.AsSpan(_start, _end - _start), ref afterCarriageReturn, out bool complete);
            line.Append(_buffer.AsSpan(_start, taken));
            _start += taken;
            length += taken;
            if (complete)
                return line.HasOverflowed ? null : line.Octets[..^2];
        }

        throw new InvalidDataException($"The client sent a line of more than {limit * (long)LineOverrun} octets.");
    }

    /// <summary>Reads the content of a message up to its final line.</summary>
    public async ValueTask ReadContentAsync(BoundedBuffer content)
    {
        var decoder = new ContentDecoder(content);
        while (!decoder.IsComplete)
        {
            await FillAsync().ConfigureAwait(false);
            _start += decoder.Push(_buffer.AsSpan(_start, _end - _start));
        }
    }

    /// <summary>Reads so many octets, whatever they are.</summary>
    public async ValueTask ReadOctetsAsync(long count, BoundedBuffer octets)
    {
        while (count > 0)
        {
            await FillAsync().ConfigureAwait(false);
            int taken = (int)Math.Min(count, _end - _start);
            octets.Append(_buffer.AsSpan(_start, taken));
            _start += taken;
            count -= taken;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets)
    {
        _transcript.Add(fromClient: false, octets.Span);
        await TimedAsync(token => _stream.WriteAsync(octets, token)).ConfigureAwait(false);
    }

    /// <summary>
    /// Throws away what the client sent ahead of its time. Done before a TLS handshake: what came in clear must not be read as if it had
    /// come encrypted (RFC 3207 §4.2; CVE-2011-0411).
    /// </summary>
    public void DiscardUnread() => _start = _end;

    public async ValueTask EncryptAsync(SslServerAuthenticationOptions options)
    {
        var tls = new SslStream(_stream);
        await TimedAsync(token => new ValueTask(tls.AuthenticateAsServerAsync(options, token))).ConfigureAwait(false);
        _stream = tls;
    }

    /// <summary>Says nothing until the client leaves; what it sends meanwhile is thrown away.</summary>
    public async ValueTask StallAsync()
    {
        do DiscardUnread();
        while (await HasMoreAsync().ConfigureAwait(false));
    }

    /// <summary>Closes so that the client still reads what was sent: a socket closed over unread octets would reset the connection.</summary>
    public async ValueTask CloseAsync(bool saysGoodbye)
    {
        if (saysGoodbye && _stream is SslStream tls)
            await TimedAsync(token => new ValueTask(tls.ShutdownAsync().WaitAsync(token))).ConfigureAwait(false);

        _socket.Shutdown(SocketShutdown.Send);
        _time.CancelAfter(Farewell);
        try
        {
            while (await _socket.ReceiveAsync(_buffer, SocketFlags.None, _time.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // It had its time, or it left without a word.
        }
    }

    /// <summary>Closes with a reset in place of a regular end.</summary>
    public void Reset() => _socket.Close(timeout: 0);

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
        _time.Dispose();
    }

    private static int LineEnd(ReadOnlySpan<byte> octets, ref bool afterCarriageReturn, out bool complete)
    {
        for (int i = 0; i < octets.Length; i++)
        {
            if (afterCarriageReturn && octets[i] == '\n')
            {
                complete = true;
                return i + 1;
            }

            afterCarriageReturn = octets[i] == '\r';
        }

        complete = false;
        return octets.Length;
    }

    private async ValueTask FillAsync()
    {
        if (!await HasMoreAsync().ConfigureAwait(false))
            throw new EndOfStreamException("The client closed the connection in the middle of what it had to say.");
    }

    private async ValueTask TimedAsync(Func<CancellationToken, ValueTask> move)
    {
        _time.CancelAfter(_idle);
        try
        {
            await move(_time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            _time.Dispose();
            _time = CancellationTokenSource.CreateLinkedTokenSource(_stop);
            throw new TimeoutException($"The client was silent for {_idle.TotalSeconds} s.");
        }

        _time.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
