using SmtpGen.Tests.Harness;
using Xunit.Abstractions;

namespace SmtpGen.Tests.Faults;

/// <summary>
/// Whole sessions that are interrupted at every read, write and flush: given up, out of time, closed, disposed, twice and from several threads, or
/// used by another thread. The operation ends with what is documented, its connection is finished for good, and of each message the truth is told.
/// </summary>
public class InterruptionMatrixTests(ITestOutputHelper output)
{
    private const int MostShown = 20;

    // What a hang would look like to the test; nothing depends on how fast the machine is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Flavour, string> Sessions => Combinations.WithFlavours(InterruptedSessions.All.Select(session => session.Name));

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task Whatever_is_done_to_it_meanwhile_the_client_tells_the_truth_and_ends(Flavour flavour, string name)
    {
        FaultSession session = InterruptedSessions.All.Single(session => session.Name == name);
        var violations = new List<string>();
        var counts = new SortedDictionary<InterruptionKind, int>();
        using var unobserved = new UnobservedTasks();
        SessionRun good = await SessionRun.Play(session, Fault.None, flavour, Interruption.None);
        Assert.Empty(Verdict.Violations(good, good));
        foreach (Interruption interruption in InterruptionPlan.For(session, good.Interrupter.Operations, flavour).Where((_, number) => number % session.Stride == 0))
        {
            SessionRun run = await Task.Run(() => SessionRun.Play(session, Fault.None, flavour, interruption)).WaitAsync(Patience);
            counts[interruption.Kind] = counts.GetValueOrDefault(interruption.Kind) + 1;
            violations.AddRange(InterruptionVerdict.Violations(run, good).Select(violation => $"{run}: {violation}"));
        }

        violations.AddRange(unobserved.Found().Select(failure => $"Nobody looked at {failure}"));
        output.WriteLine($"{name}, {flavour}: {good.Interrupter.Operations} operations, {counts.Values.Sum()} runs: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.True(violations.Count == 0, $"{violations.Count} violations:\n{string.Join('\n', violations.Take(MostShown))}");
    }
}
