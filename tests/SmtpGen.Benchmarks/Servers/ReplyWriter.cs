using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace SmtpGen.Benchmarks.Servers;

/// <summary>Gathers the replies of one turn and sends them together, at once or a round trip later.</summary>
internal sealed class ReplyWriter(ScriptedServer server, TimeSpan delay) : IDisposable
{
    private readonly MemoryStream _gathered = new();
    private BlockingCollection<(long Due, byte[] Octets, Stream Target)>? _late;

    public void Add(ReadOnlySpan<byte> reply) => _gathered.Write(reply);

    public void AddLines(int code, IReadOnlyList<string> lines)
    {
        for (int at = 0; at < lines.Count; at++)
            Add(Encoding.ASCII.GetBytes($"{code}{(at + 1 < lines.Count ? '-' : ' ')}{lines[at]}\r\n"));
    }

    public void Send(Stream target)
    {
        if (_gathered.Length == 0)
            return;
        server.Answered();
        if (delay == TimeSpan.Zero)
            target.Write(_gathered.GetBuffer(), 0, (int)_gathered.Length);
        else
            SendLater(target);
        _gathered.SetLength(0);
    }

    public void Dispose() => _late?.CompleteAdding();

    private void SendLater(Stream target)
    {
        if (_late is null)
        {
            _late = [];
            new Thread(SendWhenDue) { IsBackground = true }.Start();
        }
        _late.Add((Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency), _gathered.ToArray(), target));
    }

    private void SendWhenDue()
    {
        foreach ((long due, byte[] octets, Stream target) in _late!.GetConsumingEnumerable())
        {
            TimeSpan rest = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (rest > TimeSpan.Zero)
                Thread.Sleep((int)Math.Ceiling(rest.TotalMilliseconds));
            try
            {
                target.Write(octets);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
