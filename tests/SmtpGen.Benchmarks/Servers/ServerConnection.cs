using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Benchmarks.Servers;

/// <summary>One connection to the scripted server: reads what has come, and answers all of it in one write.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private readonly ScriptedServer _server;
    private readonly ServerBehaviour _behaviour;
    private readonly Socket _socket;
    private readonly ReplyWriter _replies;
    private readonly MemoryStream? _message;
    private readonly byte[] _buffer = new byte[BufferSize];
    private Stream _stream;
    private int _start;
    private int _end;
    private bool _inData;
    private long _chunk;
    private bool _lastChunk;
    private bool _quits;
    private bool _startsTls;

    public ServerConnection(ScriptedServer server, ServerBehaviour behaviour, Socket socket)
    {
        (_server, _behaviour, _socket) = (server, behaviour, socket);
        _stream = new NetworkStream(socket, ownsSocket: true);
        _replies = new ReplyWriter(server, behaviour.Delay);
        _message = behaviour.Keeps ? new MemoryStream() : null;
    }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public void Run()
    {
        _replies.Add("220 ready\r\n"u8);
        _replies.Send(_stream);
        while (!_quits && Read())
        {
            do
            {
                while (Step())
                {
                }
            }
            while (_behaviour.Patience > TimeSpan.Zero && _socket.Poll(_behaviour.Patience, SelectMode.SelectRead) && Read());
            _replies.Send(_stream);
            if (_startsTls)
                _stream = _server.Encrypt(_stream);
            _startsTls = false;
        }
    }

    public void Dispose()
    {
        _replies.Dispose();
        _stream.Dispose();
    }

    private bool Read()
    {
        if (_start == _end)
            _start = _end = 0;
        else if (_end == _buffer.Length)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        int count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }

    // Does as much as can be done at once; false when more has to come first.
    private bool Step() => _inData ? TakeContent() : _chunk > 0 ? TakeChunk() : TakeCommand();

    private bool TakeContent()
    {
        // What is unread begins with the end of a line: that of DATA, or one that was left there on purpose.
        int end = Unread.IndexOf("\r\n.\r\n"u8);
        if (end < 0)
        {
            int passed = Math.Max(Unread.Length - 4, 0);
            Keep(Unread[..passed]);
            _start += passed;
            return false;
        }
        Keep(Unread[..(end + 2)]);
        _start += end + 5;
        _inData = false;
        Finish(stuffed: true);
        return true;
    }

    private bool TakeChunk()
    {
        int count = (int)Math.Min(_chunk, Unread.Length);
        Keep(Unread[..count]);
        _start += count;
        _chunk -= count;
        if (_chunk > 0)
            return false;
        FinishChunk();
        return true;
    }

    private void FinishChunk()
    {
        if (_lastChunk)
            Finish(stuffed: false);
        else
            _replies.Add("250 2.0.0 Ok\r\n"u8);
    }

    private void Finish(bool stuffed)
    {
        byte[]? message = null;
        if (_message is not null)
        {
            message = stuffed ? Unstuff(_message.ToArray()) : _message.ToArray();
            _message.SetLength(0);
        }
        _server.Received(message);
        _replies.Add("250 2.0.0 Ok: queued\r\n"u8);
    }

    private bool TakeCommand()
    {
        int end = Unread.IndexOf((byte)'\n');
        if (end < 0)
            return false;
        Answer(Unread[..(end + 1)]);
        _start += end + 1;
        return !_startsTls && !_quits;
    }

    private void Answer(ReadOnlySpan<byte> line)
    {
        if (Is(line, "MAIL"u8))
            _replies.Add("250 2.1.0 Ok\r\n"u8);
        else if (Is(line, "RCPT"u8))
            _replies.Add("250 2.1.5 Ok\r\n"u8);
        else if (Is(line, "DATA"u8))
        {
            _replies.Add("354 End data with <CR><LF>.<CR><LF>\r\n"u8);
            _inData = true;
            _start -= 2;
        }
        else if (Is(line, "BDAT"u8))
            BeginChunk(line[5..]);
        else if (Is(line, "EHLO"u8))
            _replies.AddLines(250, ["server", .. _behaviour.Extensions, .. _behaviour.Tls && _stream is NetworkStream ? ["STARTTLS"] : Array.Empty<string>()]);
        else if (Is(line, "STARTTLS"u8))
        {
            _replies.Add("220 2.0.0 Ready\r\n"u8);
            _startsTls = true;
        }
        else if (Is(line, "QUIT"u8))
        {
            _replies.Add("221 2.0.0 Bye\r\n"u8);
            _quits = true;
        }
        else
            _replies.Add("250 2.0.0 Ok\r\n"u8);
    }

    private static bool Is(ReadOnlySpan<byte> line, ReadOnlySpan<byte> verb) => line.Length >= verb.Length && Ascii.EqualsIgnoreCase(line[..verb.Length], verb);

    private void BeginChunk(ReadOnlySpan<byte> arguments)
    {
        Utf8Parser.TryParse(arguments, out _chunk, out _);
        _lastChunk = arguments.IndexOf("LAST"u8) >= 0;
        if (_chunk == 0)
            FinishChunk();
    }

    private void Keep(ReadOnlySpan<byte> octets) => _message?.Write(octets);

    // The content begins with the end of DATA's line.
    private static byte[] Unstuff(byte[] content)
    {
        var lines = Encoding.Latin1.GetString(content, 2, content.Length - 2).Split("\r\n");
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines.Select(line => line.StartsWith('.') ? line[1..] : line)));
    }
}
