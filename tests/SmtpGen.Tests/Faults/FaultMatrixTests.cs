using SmtpGen.Tests.Harness;
using Xunit.Abstractions;

namespace SmtpGen.Tests.Faults;

/// <summary>
/// Whole sessions with one fault in what the server says, at every reply and at every octet: the client ends in time, throws what is
/// documented, is closed or in step afterwards, and tells of each message what is true. The two paths do so with the same octets.
/// </summary>
public class FaultMatrixTests(ITestOutputHelper output)
{
    // So many are shown; one mistake makes thousands.
    private const int MostShown = 20;

    // What a hang would look like to the test; nothing depends on how fast the machine is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly IReadOnlyList<FaultSession> All = [.. FaultSessions.All, .. RecordSessions.All];

    public static TheoryData<string> Sessions => [.. All.Select(session => session.Name)];

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task Whatever_goes_wrong_the_client_tells_the_truth_and_ends(string name)
    {
        FaultSession session = All.Single(session => session.Name == name);
        var violations = new List<string>();
        var noticed = new SortedDictionary<FaultKind, int>();
        using var unobserved = new UnobservedTasks();
        var counts = new SortedDictionary<FaultKind, int>();
        (SessionRun good, SessionRun goodAsync) = await Both(Fault.None);
        Assert.Empty(Found(good, goodAsync));
        foreach (Fault fault in FaultPlan.For(good).Where((fault, number) => fault.IsRare || number % session.Stride == 0))
        {
            (SessionRun sync, SessionRun async) = await Both(fault);
            counts[fault.Kind] = counts.GetValueOrDefault(fault.Kind) + 2;
            string[] found = [.. Found(sync, async)];
            violations.AddRange(found);
            if (found.Length > 0)
                noticed[fault.Kind] = noticed.GetValueOrDefault(fault.Kind) + 1;
        }

        violations.AddRange(unobserved.Found().Select(failure => $"Nobody looked at {failure}"));
        output.WriteLine($"{name}: {counts.Values.Sum()} runs: {Told(counts)}");
        Assert.True(violations.Count == 0, $"{violations.Count} violations ({Told(noticed)}):\n{string.Join('\n', violations.Take(MostShown))}");

        IEnumerable<string> Found(SessionRun sync, SessionRun async) =>
        [
            .. Verdict.Violations(sync, good).Select(violation => $"{sync}: {violation}"),
            .. Verdict.Violations(async, goodAsync).Select(violation => $"{async}: {violation}"),
            .. Equivalence.Differences(sync, async).Select(difference => $"{session}, {sync.Fault}: {difference}"),
        ];

        async Task<(SessionRun Sync, SessionRun Async)> Both(Fault fault) => (await Play(fault, Flavour.Sync), await Play(fault, Flavour.Async));

        Task<SessionRun> Play(Fault fault, Flavour flavour) => SessionRun.Play(session, fault, flavour).WaitAsync(Patience);
    }

    private static string Told(SortedDictionary<FaultKind, int> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));
}
