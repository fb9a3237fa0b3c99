using System.Net;
using System.Net.Sockets;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Whoever measures the memory of the process is alone in it.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class Alone;

/// <summary>What a message costs in memory once everything that is kept is there. The least of several rounds is counted: others may allocate, none can take back.</summary>
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    private const int Rounds = 8;
    private const int Messages = 200;
    private static readonly byte[] OneKiB = [.. Enumerable.Repeat("0123456789abcde\n"u8.ToArray(), 64).SelectMany(line => line[..^2].Concat("\r\n"u8.ToArray()))];

    /// <summary>How content goes, whether many go together, and the most octets that a message and a further recipient may cost.</summary>
    public static TheoryData<Flavour, SmtpChunking, bool, int> Limits => new()
    {
        { Flavour.Sync, SmtpChunking.Never, false, 64 }, { Flavour.Sync, SmtpChunking.InOrder, false, 64 }, { Flavour.Sync, SmtpChunking.Eager, false, 64 },
        { Flavour.Sync, SmtpChunking.Never, true, 64 }, { Flavour.Sync, SmtpChunking.InOrder, true, 64 }, { Flavour.Sync, SmtpChunking.Eager, true, 64 },
        { Flavour.Async, SmtpChunking.Never, false, 256 }, { Flavour.Async, SmtpChunking.InOrder, false, 256 }, { Flavour.Async, SmtpChunking.Eager, false, 256 },
        { Flavour.Async, SmtpChunking.Never, true, 256 }, { Flavour.Async, SmtpChunking.InOrder, true, 256 }, { Flavour.Async, SmtpChunking.Eager, true, 256 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_prepared_message_costs_next_to_nothing(Flavour flavour, SmtpChunking chunking, bool isBatch, int limit)
    {
        const int further = 49;
        double one = await Measure(flavour, chunking, isBatch, 1);
        double many = await Measure(flavour, chunking, isBatch, 1 + further);

        Assert.InRange(one, 0, limit);
        Assert.InRange((many - one) / further, -1, 32);
    }

    private static async Task<double> Measure(Flavour flavour, SmtpChunking chunking, bool isBatch, int recipients)
    {
        using var server = new QuietServer();
        var options = new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking };
        await using var subject = new Subject(flavour, options);
        await subject.Connect(IPAddress.Loopback.ToString(), server.Port);
        await subject.Ehlo();
        SmtpMessage[] messages = [.. Enumerable.Repeat(new SmtpMessage("a@b.example", [.. Enumerable.Range(0, recipients).Select(number => $"c{number}@d.example")], OneKiB), Messages)];
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            if (isBatch)
                await SendMany(subject.Client, flavour, messages);
            else
                await SendEach(subject.Client, flavour, messages);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return (double)least / Messages;
    }

    private static async Task SendEach(SmtpClient client, Flavour flavour, SmtpMessage[] messages)
    {
        foreach (SmtpMessage message in messages)
        {
            SmtpSendResult result = flavour == Flavour.Async ? await client.SendMailAsync(message) : client.SendMail(message);
            Assert.Same(message.To, result.Accepted);
        }
    }

    private static async Task SendMany(SmtpClient client, Flavour flavour, SmtpMessage[] messages)
    {
        int accepted = 0;
        if (flavour == Flavour.Sync)
        {
            foreach (SmtpBatchResult result in client.SendMany(messages))
                accepted += result.Delivery == SmtpDelivery.Accepted ? 1 : 0;
        }
        else
        {
            await foreach (SmtpBatchResult result in client.SendManyAsync(Subject.Later(messages)))
                accepted += result.Delivery == SmtpDelivery.Accepted ? 1 : 0;
        }
        Assert.Equal(messages.Length, accepted);
    }

    /// <summary>A server on a thread of its own that answers, and allocates nothing once it listens.</summary>
    private sealed class QuietServer : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly Thread _thread;
        private readonly byte[] _buffer = new byte[256 * 1024];
        private readonly byte[] _answers = new byte[256 * 1024];
        private int _start;
        private int _end;

        public QuietServer()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(1);
            Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
            _thread = new Thread(Serve) { IsBackground = true };
            _thread.Start();
        }

        public int Port { get; }

        public void Dispose() => _listener.Dispose();

        private void Serve()
        {
            try
            {
                using Socket peer = _listener.Accept();
                peer.NoDelay = true;
                peer.Send("220 ready\r\n"u8);
                bool isContent = false;
                while (true)
                {
                    if (_start == _end)
                        _start = _end = 0;
                    int count = peer.Receive(_buffer.AsSpan(_end));
                    if (count == 0)
                        return;
                    _end += count;
                    int length = 0;
                    while (TryAnswer(ref isContent, ref length))
                    {
                    }
                    if (length > 0)
                        peer.Send(_answers.AsSpan(0, length));
                }
            }
            catch (SocketException)
            {
                // The client went away.
            }
        }

        private bool TryAnswer(ref bool isContent, ref int length)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int end = isContent ? rest.IndexOf("\r\n.\r\n"u8) + 3 : rest.IndexOf("\r\n"u8);
            if (end < (isContent ? 3 : 0))
                return false;
            ReadOnlySpan<byte> line = rest[..end];
            int taken = end + 2;
            ReadOnlySpan<byte> answer = "250 2.0.0 Ok\r\n"u8;
            if (isContent)
                isContent = false;
            else if (line.StartsWith("EHLO"u8))
                answer = "250-server.example\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n250 CHUNKING\r\n"u8;
            else if (line.StartsWith("DATA"u8))
            {
                isContent = true;
                answer = "354 go\r\n"u8;
            }
            else if (line.StartsWith("BDAT"u8))
            {
                System.Buffers.Text.Utf8Parser.TryParse(line[5..], out int octets, out _);
                taken += octets;
                if (taken > rest.Length)
                    return false;
            }
            _start += taken;
            answer.CopyTo(_answers.AsSpan(length));
            length += answer.Length;
            return true;
        }
    }
}
