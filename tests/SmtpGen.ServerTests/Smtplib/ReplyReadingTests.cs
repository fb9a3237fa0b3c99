using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>smtplib's getreply and SmtpGen's GetReply read the same octets, reply after reply.</summary>
[Needs(ServerKind.Smtplib)]
public class ReplyReadingTests
{
    private const int Seed = 5321;
    private const int BatchSize = 10_000;

    /// <summary>How many replies, where it is not what is done each time.</summary>
    private const string CountVariable = "SMTPGEN_COMPARED_REPLIES";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TheoryData<int> Counts =>
        [Environment.GetEnvironmentVariable(CountVariable) is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000];

    [ServerTheory]
    [MemberData(nameof(Counts))]
    public async Task Both_read_the_same_replies(int count)
    {
        using Process smtplib = Start();
        var server = new SayingStream();
        using var client = new SmtpClient();
        server.Say("220 ready\r\n"u8.ToArray());
        client.Connect(server);
        var chance = new Random(Seed);
        for (int done = 0; done < count; done += BatchSize)
        {
            byte[] said = Utf8.GetBytes(string.Concat(Enumerable.Range(0, BatchSize).Select(_ => SmtplibCases.ReplyByChance(chance))));
            // Both ways at a time, so that neither waits for the other.
            Task written = Task.Run(() => Write(smtplib, said));
            server.Say(said);
            for (int at = 0; at < BatchSize; at++)
            {
                SmtpReply reply = client.GetReply();
                Assert.Equal(await smtplib.StandardOutput.ReadLineAsync(), $"{reply.Code} {reply.Text.Replace('\n', '\0').Replace('\r', '\x01')}");
            }
            await written;
        }
        smtplib.StandardInput.Close();
        Assert.Null(await smtplib.StandardOutput.ReadLineAsync());
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(ProgramFile.Find(SmtplibProgram.Python), ["-u", "-c", SmtplibProgram.Script("replies.py")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = Utf8,
        StandardOutputEncoding = Utf8,
    })!;

    private static void Write(Process process, byte[] octets)
    {
        process.StandardInput.BaseStream.Write(octets);
        process.StandardInput.BaseStream.Flush();
    }

    /// <summary>A server that says what it is told to, and does not listen.</summary>
    private sealed class SayingStream : MemoryStream
    {
        private ReadOnlyMemory<byte> _said;

        public void Say(byte[] octets) => _said = octets;

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, _said.Length);
            _said.Span[..count].CopyTo(buffer);
            _said = _said[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }
    }
}
