using SmtpGen.Tests.Harness;
using Xunit.Abstractions;

namespace SmtpGen.Tests.Faults;

/// <summary>A sample of the faults over real sockets, in clear and in TLS.</summary>
public class SocketFaultTests(ITestOutputHelper output)
{
    // All replies that come twice, which only a socket shows before they are read; every so many of the other faults that never make the client wait for its time to be over: that one is real here.
    private const int Stride = 23;

    // What a hang would look like to the test; nothing depends on how fast the machine is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly FaultSession[] All =
    [
        .. FaultSessions.All.Where(session => session.Name is "SendMany, pipelined" or "SendMail, BDAT eager" or "LMTP, pipelined" or "SmtpPool"),
        .. EncryptedSessions.All,
    ];

    public static TheoryData<Flavour, string> Sessions => Combinations.WithFlavours(All.Select(session => session.Name));

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task What_holds_in_memory_holds_over_a_socket(Flavour flavour, string name)
    {
        FaultSession session = All.Single(session => session.Name == name) with { IsOverSockets = true };
        SessionRun good = await Play(Fault.None);
        Assert.Empty(Verdict.Violations(good, good));
        Assert.Contains(good.Messages, message => message.Delivery == SmtpDelivery.Accepted);
        byte[] said = [.. good.Wire.Said];
        Fault[] faults = [.. FaultPlan.InReplies(said).Where(fault => NeverStalls(fault, said)).Where((fault, number) => number % Stride == 0 || fault.Kind == FaultKind.Repeat)];
        var violations = new List<string>();
        foreach (Fault fault in faults)
        {
            SessionRun run = await Play(fault);
            violations.AddRange(Verdict.Violations(run, good).Select(violation => $"{run}: {violation}"));
        }

        output.WriteLine($"{name}, {flavour}: {faults.Length} runs");
        Assert.Empty(violations);

        Task<SessionRun> Play(Fault fault) => Task.Run(() => SessionRun.Play(session, fault, flavour)).WaitAsync(Patience);
    }

    // Of garbled octets, those that make a reply none at all. A flood may come before or after the client looks for it.
    private static bool NeverStalls(Fault fault, byte[] said) => fault.Kind switch
    {
        FaultKind.Cut or FaultKind.Reset or FaultKind.Crumbs or FaultKind.Repeat or FaultKind.EndlessLine or FaultKind.EndlessReply => true,
        FaultKind.Garble => fault.Octet == 'x' && SaidReply.AllIn(said).Exists(reply => reply.Start == fault.At),
        _ => false,
    };
}
