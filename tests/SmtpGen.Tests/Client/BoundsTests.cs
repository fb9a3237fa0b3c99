using System.Text;

namespace SmtpGen.Tests.Client;

/// <summary>What a server that never ends costs: little is read of it, little memory is taken for it, and the connection is closed.</summary>
public class BoundsTests
{
    private const int MostRead = 128 * 1024;
    private const long MostAllocated = 1024 * 1024;
    private const string Greeting = "220 ready\r\n";
    private const string Introduction = "250-server.example\r\n250 AUTH LOGIN\r\n";

    /// <summary>What is said before, reply by reply, and then without end.</summary>
    public static TheoryData<string[], string> Floods
    {
        get
        {
            var floods = new TheoryData<string[], string>();
            foreach (string[] before in (string[][])[[], [Greeting], [Greeting, Introduction], [Greeting, Introduction, "250 sender\r\n"], [Greeting, Introduction, "250 sender\r\n", "250 to\r\n", "354 go\r\n"]])
            {
                foreach (string endless in (string[])["x", "250-", "250-more\r\n", "220 ok\r\n", "334 eA==\r\n", "421-x\r\n", "\r\n"])
                    floods.Add(before, endless);
            }
            return floods;
        }
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public void Of_what_never_ends_little_is_read_and_less_than_a_MiB_is_taken_for_it(string[] before, string endless)
    {
        // Once to compile what is used, and once to count. The blocking path allocates on this thread alone.
        for (int round = 0; round < 2; round++)
        {
            var server = new EndlessStream(before, endless);
            long start = GC.GetAllocatedBytesForCurrentThread();
            using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
            Exception? error = Record.Exception(() =>
            {
                client.Connect(server);
                client.Ehlo();
                if (before.Length == 2)
                    client.Login("user", "password");
                client.SendMail("a@b.example", "c@d.example", "x\r\n");
                client.Noop();
            });
            long allocated = GC.GetAllocatedBytesForCurrentThread() - start;

            Assert.True(error is SmtpException, $"{error}");
            Assert.True(server.IsClosed);
            Assert.InRange(server.OctetsRead, 1, MostRead);
            if (round == 1)
                Assert.InRange(allocated, 0, MostAllocated);
        }
    }

    private sealed class EndlessStream(string[] before, string endless) : Stream
    {
        private readonly byte[][] _before = [.. before.Select(Encoding.ASCII.GetBytes)];
        private readonly byte[] _endless = Encoding.ASCII.GetBytes(endless);
        private int _said;

        public int OctetsRead { get; private set; }

        public bool IsClosed { get; private set; }

        public override bool CanRead => true;
        public override bool CanWrite => true;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            int count = buffer.Length;
            if (_said < _before.Length)
            {
                count = _before[_said].Length;
                _before[_said++].CopyTo(buffer);
            }
            else
            {
                for (int at = 0; at < count; at++)
                    buffer[at] = _endless[(OctetsRead + at) % _endless.Length];
            }
            OctetsRead += count;
            return count;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => ObjectDisposedException.ThrowIf(IsClosed, this);
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
