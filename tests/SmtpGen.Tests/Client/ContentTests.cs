using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What leaves as the content of a message.</summary>
public class ContentTests
{
    public static TheoryData<Flavour, string, string> Contents => Combinations.WithFlavours<string, string>(
    [
        ("a\r\nb\r\n", "a\r\nb\r\n.\r\n"),
        ("a\nb\n", "a\r\nb\r\n.\r\n"),
        ("a\rb\r", "a\r\nb\r\n.\r\n"),
        ("a", "a\r\n.\r\n"),
        ("", ".\r\n"),
        (".", "..\r\n.\r\n"),
        (".a\r\n..b\r\n.\r\nc", "..a\r\n...b\r\n..\r\nc\r\n.\r\n"),
        ("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r.\r\nb", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r\n.\rb", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r\r\nb", "a\r\n\r\nb\r\n.\r\n"),
    ]);

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Text_octets_and_streams_leave_with_CRLF_and_doubled_dots(Flavour flavour, string content, string wire)
    {
        byte[] octets = Encoding.ASCII.GetBytes(content);
        Func<Subject, ValueTask<SmtpReply>>[] ways =
        [
            subject => subject.Data(content),
            subject => subject.Data(octets.AsMemory()),
            subject => subject.Data(new MemoryStream(octets)),
            subject => subject.Data(new OneByteStream(octets)),
        ];

        foreach (Func<Subject, ValueTask<SmtpReply>> send in ways)
        {
            var stream = new ScriptedStream().Expect("DATA\r\n", "354 go\r\n").Expect(wire, "250 queued as 12345\r\n");
            await using var subject = new Subject(flavour);
            await subject.Connect(stream);

            Assert.Equal("queued as 12345", (await send(subject)).Text);
            Assert.Equal("DATA\r\n" + wire, stream.Received);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Text_goes_out_as_UTF_8_and_half_a_surrogate_pair_not_at_all(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("DATA\r\n", "354 go\r\n").Expect("\u00e2\u0082\u00ac\r\n.\r\n", "250 ok\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        await Assert.ThrowsAsync<ArgumentException>(async () => await subject.Data("a\ud800b"));
        Assert.Equal("", stream.Received);

        Assert.Equal(250, (await subject.Data("€")).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_message_of_many_blocks_arrives_whole(Flavour flavour)
    {
        string content = string.Concat(Enumerable.Range(0, 40_000).Select(i => $".line {i}\r\n"));
        string wire = content.Replace(".line", "..line", StringComparison.Ordinal) + ".\r\n";
        var stream = new ScriptedStream().Expect("DATA\r\n", "354 go\r\n").Expect(wire, "250 ok\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        Assert.Equal(250, (await subject.Data(new MemoryStream(Encoding.ASCII.GetBytes(content)))).Code);

        Assert.Equal("DATA\r\n" + wire, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Chunks_leave_octet_for_octet(Flavour flavour)
    {
        var stream = new ScriptedStream()
            .Expect("BDAT 6\r\n.a\nb\r\u00ff", "250 taken\r\n").Expect("BDAT 0 LAST\r\n", "250 queued\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        Assert.Equal("taken", (await subject.Bdat(Encoding.Latin1.GetBytes(".a\nb\r\u00ff"))).Text);
        Assert.True(subject.Client.IsChunking);
        Assert.Equal("queued", (await subject.Bdat(default, last: true)).Text);
        Assert.False(subject.Client.IsChunking);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [InlineData("a\n.b", "a\r\n..b")]
    [InlineData(".", "..")]
    [InlineData("a\r\n", "a\r\n")]
    public void QuoteData_mends_line_ends_and_doubles_dots_and_adds_no_end(string data, string quoted) =>
        Assert.Equal(quoted, SmtpText.QuoteData(data));

    [Theory]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("a b+c=d", "a+20b+2Bc+3Dd")]
    [InlineData("", "")]
    public void Xtext_encodes_what_a_value_may_not_hold(string value, string encoded) => Assert.Equal(encoded, SmtpText.Xtext(value));

    private sealed class OneByteStream(byte[] octets) : MemoryStream(octets)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer.IsEmpty ? buffer : buffer[..1]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.IsEmpty ? buffer : buffer[..1], cancellationToken);
    }
}
