using System.Text;
using System.Text.RegularExpressions;
using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

/// <summary>One case as one library played it: what the client said, and what came of each step.</summary>
internal sealed partial record Talk(string Wire, string[] Outcomes)
{
    /// <summary>Plays a case against a server of its own.</summary>
    /// <param name="played">The case.</param>
    /// <param name="player">Plays steps against a port.</param>
    public static async Task<Talk> Of(SmtplibCase played, Func<int, IEnumerable<object[]>, Task<string[]>> player)
    {
        var options = new SmtpTestServerOptions { Users = { ["tim"] = "secret" } };
        await using SmtpTestServer server = SmtpTestServer.Start(options);
        server.On(SmtpVerb.Ehlo).Reply(SmtpReplyCode.Ok, ["server.test", .. played.Offers]);
        played.Script(server);

        string[] outcomes = await player(server.Port, played.Steps);

        SmtpTestSession session = server.Sessions.Single();
        await session.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        return new Talk(Verbs().Replace(Encoding.Latin1.GetString(session.Transcript.FromClient), verb => verb.Value.ToUpperInvariant()), outcomes);
    }

    public bool Has(string text) => Wire.Contains(text, StringComparison.Ordinal) || Outcomes.Contains(text);

    public override string ToString() => $"{Wire}\n{string.Join('\n', Outcomes)}";

    // smtplib writes its verbs, and the keyword of the size, in small letters.
    [GeneratedRegex(@"^(ehlo|helo|mail|rcpt|data|rset|noop|quit|help|vrfy|expn)\b|(?<=^mail FROM:<\S*) size(?==)", RegexOptions.Multiline)]
    private static partial Regex Verbs();
}
