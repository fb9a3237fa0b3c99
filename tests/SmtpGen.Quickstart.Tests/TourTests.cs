using System.Text;
using System.Text.RegularExpressions;

namespace SmtpGen.Quickstart.Tests;

/// <summary>The first command of the README, run once for all its tests.</summary>
public sealed partial class TourTests(TourTests.Tour tour) : IClassFixture<TourTests.Tour>
{
    private const string Password = "correct horse battery staple";

    private string Output => tour.Output;

    [Fact]
    public void It_succeeds_without_a_word_on_the_error_stream()
    {
        Assert.Equal("", tour.Errors);
        Assert.Equal(0, tour.ExitCode);
    }

    [Theory]
    [InlineData("C: EHLO ")]
    [InlineData("C: STARTTLS")]
    [InlineData("C: AUTH PLAIN ********")]
    [InlineData("C: MAIL FROM:<me@my.org>")]
    [InlineData("C: BDAT ")]
    public void The_transcript_shows(string line) => Assert.Contains(line, Output);

    [Fact]
    public void No_form_of_the_password_is_in_the_output()
    {
        Assert.DoesNotContain(Password, Output);

        // Inside a longer text, base64 depends on where the password begins.
        foreach (string lead in new[] { "", "\0", "\0\0", "\0me@my.org\0" })
        {
            string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(lead + Password));
            Assert.DoesNotContain(encoded[4..^8], Output);
        }
    }

    [Fact]
    public void Three_recipients_are_accepted_and_one_is_refused()
    {
        Assert.Equal(["one@one.org", "two@two.org", "four@four.org"], Accepted().Matches(Output).Select(match => match.Groups[1].Value));
        Match refused = Assert.Single(Refused().Matches(Output));
        Assert.Equal("three@three.org", refused.Groups[1].Value);
        Assert.Equal("550", refused.Groups[2].Value);
    }

    [Fact]
    public void The_queue_id_is_told() => Assert.Matches("queue id: 250 .*queued as T000001", Output);

    [Theory]
    [InlineData(@"Wrong\.cs\(9,\d+\): warning SMTP1001: ")]
    [InlineData(@"Wrong\.cs\(10,\d+\): warning SMTP2001: ")]
    public void The_analyzers_findings_have_their_lines(string finding) => Assert.Matches(finding, Output);

    [Theory]
    [InlineData("+ client.Ehlo();")]
    [InlineData("- client.Mail(\"me@my.org\", [\"8BITMIME\"]).EnsureSuccess();")]
    [InlineData("+ client.Mail(\"me@my.org\", [\"BODY=8BITMIME\"]).EnsureSuccess();")]
    [InlineData("With the fixes applied: nothing to report")]
    public void The_fixes_are_shown(string line) => Assert.Contains(line, Output);

    [GeneratedRegex(@"^ +accepted +(\S+)$", RegexOptions.Multiline)]
    private static partial Regex Accepted();

    [GeneratedRegex(@"^ +refused +(\S+) +(\d+) ", RegexOptions.Multiline)]
    private static partial Regex Refused();

    public sealed class Tour : IAsyncLifetime
    {
        public int ExitCode { get; private set; }

        public string Output { get; private set; } = "";

        public string Errors { get; private set; } = "";

        public async Task InitializeAsync()
        {
            (ExitCode, string output, Errors) = await Quickstart.RunAsync();
            Output = output.ReplaceLineEndings("\n");
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
