using System.Text.RegularExpressions;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>set_debuglevel</c>. The standard error stream is everybody's, so its tests stand in one class.</summary>
public sealed partial class DebugParityTests : IDisposable
{
    private readonly TextWriter _former = Console.Error;
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public DebugParityTests() => Console.SetError(_error);

    public void Dispose() => Console.SetError(_former);

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task From_level_1_on_the_talk_goes_to_the_standard_error_stream(Flavour flavour)
    {
        await Talk(flavour, 1);

        Assert.Equal("S: 220 hi\nC: EHLO client.example\nS: 250-server.example\nS: 250 AUTH PLAIN\nC: AUTH PLAIN ********\nS: 235 ok\n", _error.ToString());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task From_level_2_on_each_line_has_the_time_of_day(Flavour flavour)
    {
        await Talk(flavour, 2);

        string[] lines = _error.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Matches(TimedLine(), line));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Level_0_and_below_say_nothing(int level)
    {
        await Talk(Flavour.Sync, level);

        Assert.Equal("", _error.ToString());
    }

    private static async Task Talk(Flavour flavour, int level)
    {
        var stream = new ScriptedStream("220 hi\r\n").ExpectEhlo("AUTH PLAIN").Expect("AUTH PLAIN AHVzZXIAc2VjcmV0\r\n", "235 ok\r\n");
        await using var subject = new Subject(flavour);
        subject.Client.DebugLevel = level;
        Assert.Equal(level, subject.Client.DebugLevel);
        await subject.Connect(stream);
        await subject.Login("user", "secret");
        subject.Client.Close();
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d+ [CS]: \S")]
    private static partial Regex TimedLine();
}
