using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>How a raw client groups what it writes.</summary>
internal enum Grouping
{
    /// <summary>MAIL, RCPT and DATA in one write, the content in another: two turns.</summary>
    Pipe,

    /// <summary>The content and the next message's MAIL, RCPT and DATA in one write: one turn.</summary>
    Group,

    /// <summary>MAIL, RCPT and BDAT LAST with its chunk in one write: one turn.</summary>
    Chunk,

    /// <summary>Eight whole messages in one write.</summary>
    Window,
}

/// <summary>No library: octets made ready once, on a socket. The ceiling for a grouping of commands, no product.</summary>
internal sealed class RawClient : MailClient
{
    private const int WindowSize = 8;
    private readonly Grouping _grouping;
    private readonly int _recipients;
    private readonly byte[] _envelope;
    private readonly byte[] _content;
    private readonly byte[] _group;
    private readonly byte[] _window;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Stream? _stream;

    public RawClient(Letter letter, Grouping grouping)
    {
        _grouping = grouping;
        _recipients = letter.To.Length;
        string commands = $"MAIL FROM:<{letter.From}>\r\n{string.Concat(letter.To.Select(recipient => $"RCPT TO:<{recipient}>\r\n"))}";
        bool chunks = grouping is Grouping.Chunk or Grouping.Window;
        _envelope = Encoding.ASCII.GetBytes(commands + (chunks ? $"BDAT {letter.Octets.Length} LAST\r\n" : "DATA\r\n"));
        _content = chunks ? letter.Octets : [.. letter.Octets, .. ".\r\n"u8];
        _group = chunks ? [.. _envelope, .. _content] : [.. _content, .. _envelope];
        _window = [.. Enumerable.Repeat(_group, grouping == Grouping.Window ? WindowSize : 0).SelectMany(octets => octets)];
    }

    public override void Connect(int port, bool tls)
    {
        _stream = new NetworkStream(Dial(port), ownsSocket: true);
        ReadLines(1);
        Hello();
        if (!tls)
            return;
        _stream.Write("STARTTLS\r\n"u8);
        ReadLines(1);
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false, (_, _, _, _) => true);
        encrypted.AuthenticateAsClient("localhost");
        _stream = encrypted;
        Hello();
    }

    public override void Send(int count)
    {
        switch (_grouping)
        {
            case Grouping.Pipe:
                for (int sent = 0; sent < count; sent++)
                {
                    Exchange(_envelope, _recipients + 2);
                    Exchange(_content, 1);
                }
                break;
            case Grouping.Group:
                Exchange(_envelope, _recipients + 2);
                for (int sent = 1; sent < count; sent++)
                    Exchange(_group, _recipients + 3);
                Exchange(_content, 1);
                break;
            case Grouping.Chunk:
                for (int sent = 0; sent < count; sent++)
                    Exchange(_group, _recipients + 2);
                break;
            default:
                for (int window = 0; window < count / WindowSize; window++)
                    Exchange(_window, (_recipients + 2) * WindowSize);
                for (int single = 0; single < count % WindowSize; single++)
                    Exchange(_group, _recipients + 2);
                break;
        }
    }

    public override void Dispose() => _stream?.Dispose();

    private void Hello()
    {
        _stream!.Write("EHLO raw.example\r\n"u8);
        int count;
        do
            count = _stream.Read(_buffer);
        while (count > 0 && !IsLastLine(_buffer.AsSpan(0, count)));
    }

    // Of the listing of extensions: they come in one piece.
    private static bool IsLastLine(ReadOnlySpan<byte> octets) => octets[(octets[..^1].LastIndexOf((byte)'\n') + 1)..][3] == ' ';

    private void Exchange(byte[] octets, int lines)
    {
        _stream!.Write(octets);
        ReadLines(lines);
    }

    private void ReadLines(int lines)
    {
        while (lines > 0)
        {
            int count = _stream!.Read(_buffer);
            if (count == 0)
                throw new IOException("The server closed the connection.");
            lines -= _buffer.AsSpan(0, count).Count((byte)'\n');
        }
    }
}
