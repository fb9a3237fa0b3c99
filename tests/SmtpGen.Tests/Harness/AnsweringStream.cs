using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>A server in memory that makes its answer of each line that the client sends. It greets first.</summary>
/// <param name="answer">Gets the line without its end, octets as Latin-1, and gives whole lines.</param>
internal sealed class AnsweringStream(Func<string, string> answer) : Stream
{
    private readonly StringBuilder _received = new();
    private byte[] _unread = Encoding.Latin1.GetBytes("220 server.example ready\r\n");
    private int _taken;

    /// <summary>Everything that the client sent, octets as Latin-1.</summary>
    public string Received => _received.ToString();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int length = Math.Min(count, _unread.Length);
        _unread.AsSpan(0, length).CopyTo(buffer.AsSpan(offset));
        _unread = _unread[length..];
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _received.Append(Encoding.Latin1.GetString(buffer, offset, count));
        string received = Received;
        for (int end; (end = received.IndexOf("\r\n", _taken, StringComparison.Ordinal)) >= 0; _taken = end + 2)
            _unread = [.. _unread, .. Encoding.Latin1.GetBytes(answer(received[_taken..end]))];
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
