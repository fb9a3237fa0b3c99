using System.Security.Authentication;
using System.Text;

namespace SmtpGen.Tests.Faults;

/// <summary>The synchronous and the asynchronous path are one: driven by the same script they send the same octets and come to the same end.</summary>
internal static class Equivalence
{
    /// <summary>In what two runs of one script, one for each path, differ.</summary>
    public static IEnumerable<string> Differences(SessionRun sync, SessionRun async)
    {
        if (!sync.Connections.Select(Sent).SequenceEqual(async.Connections.Select(Sent)))
            yield return $"The one sent {Quoted(sync)}, the other {Quoted(async)}.";
        foreach ((string what, Func<SessionRun, string> told) in Outcomes)
        {
            if (told(sync) != told(async))
                yield return $"{what} of the one: {told(sync)}; of the other: {told(async)}.";
        }
    }

    private static readonly (string What, Func<SessionRun, string> Told)[] Outcomes =
    [
        ("The messages", static run => string.Join(", ", run.Messages)),
        ("The errors", static run => string.Join(", ", run.Errors.Select(Told))),
        ("The time", static run => $"{run.Clock.Elapsed}"),
        ("The connection", static run => $"{run.WasConnected}"),
        ("The answer afterwards", static run => $"{run.Afterwards}{Told(run.AfterwardsError)}"),
        ("The log", static run => $"{run.Log}"),
    ];

    // What is inside of them is the stream's own: one that blocks ends otherwise than one that is awaited. Of a broken record TLS says one thing or the other, as it has more
    // records in hand or not.
    private static string Told(Exception? error) => error is AuthenticationException { Source: not nameof(SmtpGen) } ? nameof(AuthenticationException) : $"{error?.GetType().Name} {error?.Message}";

    // The first record of a handshake has octets of chance in it; what goes encrypted is compared as it was meant.
    private static string Sent(FaultyConnection connection) => Encoding.Latin1.GetString(connection.Server.Received).Split("\r\n\u0016\u0003")[0];

    private static string Quoted(SessionRun run) => string.Join(" and then ", run.Connections.Select(connection => $"'{Sent(connection)}'"));
}
