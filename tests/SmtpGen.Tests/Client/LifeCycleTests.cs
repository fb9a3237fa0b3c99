using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Connecting twice, closing, disposing, silence, cancellation.</summary>
public class LifeCycleTests
{
    private static SmtpClientOptions Impatient => new() { LocalHostName = "client.example", Timeout = TimeSpan.FromMilliseconds(100) };

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_says_QUIT_and_closes(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("QUIT\r\n", "221 bye\r\n");
        var subject = new Subject(flavour);
        await subject.Connect(stream);

        await subject.DisposeAsync();
        await subject.DisposeAsync();

        Assert.Equal("QUIT\r\n", stream.Received);
        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await subject.Noop());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await subject.Connect(new ScriptedStream()));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_says_nothing_while_a_reply_is_owed(Flavour flavour)
    {
        var stream = new ScriptedStream();
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.PutCommand("NOOP");

        await subject.DisposeAsync();

        Assert.Equal("NOOP\r\n", stream.Received);
        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_outlives_a_server_that_is_silent_gone_or_mad(Flavour flavour)
    {
        ScriptedStream[] streams =
        [
            new() { StallsAtTheEnd = true },
            new(),
            new ScriptedStream().Expect("QUIT\r\n", "nonsense\r\n"),
        ];

        foreach (ScriptedStream stream in streams)
        {
            var subject = new Subject(flavour, Impatient);
            await subject.Connect(stream);

            await subject.DisposeAsync();

            Assert.True(stream.IsClosed);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Before_Connect_and_after_Close_an_operation_says_that_there_is_no_connection(Flavour flavour)
    {
        await using var subject = new Subject(flavour);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());

        await subject.Connect(new ScriptedStream());
        subject.Client.Close();
        subject.Client.Close();

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Connect_while_connected_is_refused_and_harms_nothing(Flavour flavour)
    {
        await using var subject = new Subject(flavour);
        await subject.Connect(new ScriptedStream().Expect("NOOP\r\n", "250 ok\r\n"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.Connect(new ScriptedStream()));

        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_silent_server_is_a_timeout_that_finishes_the_connection(Flavour flavour)
    {
        var stream = new ScriptedStream { StallsAtTheEnd = true };
        await using var subject = new Subject(flavour, Impatient);
        await subject.Connect(stream);

        await Assert.ThrowsAsync<TimeoutException>(async () => await subject.Noop());

        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_silent_greeting_is_a_timeout_too(Flavour flavour)
    {
        var stream = new ScriptedStream("") { StallsAtTheEnd = true };
        await using var subject = new Subject(flavour, Impatient);

        await Assert.ThrowsAsync<TimeoutException>(async () => await subject.Connect(stream));

        Assert.True(stream.IsClosed);
    }

    [Fact]
    public async Task A_cancellation_finishes_the_connection()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new ScriptedStream { StallsAtTheEnd = true };
        await using var client = new SmtpClient();
        await client.ConnectAsync(stream);

        ValueTask<SmtpReply> noop = client.NoopAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await noop);
        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        var stream = new ScriptedStream();
        await using var client = new SmtpClient();
        await client.ConnectAsync(stream);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.NoopAsync(new CancellationToken(canceled: true)));

        Assert.Equal("", stream.Received);
    }

    [Fact]
    public async Task Two_operations_at_once_are_refused_and_not_interleaved()
    {
        var stream = new ScriptedStream { StallsAtTheEnd = true };
        await using var client = new SmtpClient(Impatient);
        await client.ConnectAsync(stream);

        ValueTask<SmtpReply> first = client.NoopAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.RsetAsync());

        await Assert.ThrowsAsync<TimeoutException>(async () => await first);
        Assert.Equal("NOOP\r\n", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Quit_closes_whatever_the_answer(Flavour flavour)
    {
        foreach (string answer in new[] { "221 bye\r\n", "500 what\r\n" })
        {
            var stream = new ScriptedStream().Expect("QUIT\r\n", answer);
            await using var subject = new Subject(flavour);
            await subject.Connect(stream);

            Assert.Equal(answer[..3], (await subject.Quit()).ToString()[..3]);

            Assert.True(stream.IsClosed);
            Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_throws_nothing_whatever_the_caller_s_stream_throws(Flavour flavour)
    {
        var stream = new SpitefulStream();
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        stream.IsSpiteful = true;

        await subject.DisposeAsync();

        Assert.True(stream.WasClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_between_the_354_and_the_content_is_a_lost_connection_as_at_any_other_moment(Flavour flavour)
    {
        var stream = new AmbushedStream();
        var subject = new Subject(flavour);
        await subject.Connect(stream);
        stream.Ambush = subject.Client.Dispose;

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Data("x"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await subject.Noop());
    }

    /// <summary>Says a greeting and a 354, and has something done just before the latter arrives.</summary>
    private sealed class AmbushedStream : Stream
    {
        private bool _isClosed;

        public Action? Ambush { get; set; }

        public override bool CanRead => true;
        public override bool CanWrite => true;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            Ambush?.Invoke();
            ReadOnlySpan<byte> reply = Ambush is null ? "220 ready\r\n"u8 : "354 go\r\n"u8;
            reply.CopyTo(buffer);
            return reply.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Write(ReadOnlySpan<byte> buffer) => ObjectDisposedException.ThrowIf(_isClosed, this);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return default;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() => ObjectDisposedException.ThrowIf(_isClosed, this);
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing) => _isClosed = true;
    }

    /// <summary>Gives a greeting, and from then on throws what no stream should.</summary>
    private sealed class SpitefulStream : MemoryStream
    {
        public SpitefulStream()
            : base("220 ready\r\n"u8.ToArray())
        {
        }

        public bool IsSpiteful { get; set; }

        public bool WasClosed { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => throw new ArgumentOutOfRangeException(nameof(buffer));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new ArgumentOutOfRangeException(nameof(buffer));

        protected override void Dispose(bool disposing)
        {
            WasClosed = true;
            base.Dispose(disposing);
            if (IsSpiteful)
                throw new FormatException();
        }
    }
}
