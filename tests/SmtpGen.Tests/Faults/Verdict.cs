using System.Security.Authentication;

namespace SmtpGen.Tests.Faults;

/// <summary>What has to hold of every run, whatever went wrong in it.</summary>
internal static class Verdict
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Violations(SessionRun run, SessionRun good) =>
        Endings(run).Concat(Secrets(run)).Concat(Errors(run)).Concat(Time(run)).Concat(Afterwards(run)).Concat(MessageVerdict.Violations(run)).Concat(Harmlessness(run, good));

    private static IEnumerable<string> Endings(SessionRun run)
    {
        if (run.Fault != Fault.None && !run.Wire.HasStruck)
            yield return "The fault did not strike.";
        if (!run.Connections.TrueForAll(connection => connection.Wire.IsClosed))
            yield return "A stream was not disposed.";
        if (run.Wire.WasWrittenToInVain)
            yield return "The client wrote after the end.";
        if (!run.Session.IsOverSockets && run.Wire.EndlessOctets > MostEndless(run.Fault.Kind))
            yield return $"The client read {run.Wire.EndlessOctets} octets that would not end.";
    }

    // What a client may read of what never ends: as much as is allowed, and what comes with the last read.
    private static int MostEndless(FaultKind kind) => 2 * (kind == FaultKind.EndlessLine ? SmtpLimits.ReplyLine : SmtpLimits.Reply);

    private static IEnumerable<string> Secrets(SessionRun run)
    {
        if (run.Session.Secrets.Count == 0)
            yield break;
        string shown = $"{run.Log}{string.Join('\n', run.Errors)}";
        foreach (string secret in run.Session.Secrets.Where(secret => shown.Contains(secret, StringComparison.Ordinal)))
            yield return $"{secret} can be seen: {shown}";
    }

    private static IEnumerable<string> Errors(SessionRun run)
    {
        foreach (Exception error in run.Errors.Where(error => !SessionRun.IsDocumented(error) && !(run.Interruption.Disposes && IsOfClient(error))))
            yield return $"Nobody was told of {error.GetType().Name}: {error.Message}";
        if (!run.Wire.HasStruck || Expected(run.Fault.Kind) is not { } expected)
            yield break;
        // What went wrong in the RSET after a refusal shows at the next step only.
        int first = run.Errors.FindIndex(error => !SessionRun.IsRefusal(error));
        if (first < 0 && !run.Session.Recovers && !(run.Errors.Count > 0 && run.AfterwardsError is SmtpServerDisconnectedException))
            yield return $"Nothing was said of {run.Fault}.";
        else if (first >= 0 && !expected.IsInstanceOfType(Shown(run.Errors[first])) && !(first > 0 && run.Errors[first] is SmtpServerDisconnectedException))
            yield return $"{expected.Name} was due, and it was {run.Errors[first]}";
    }

    private static bool IsOfClient(Exception error) =>
        error is ObjectDisposedException { ObjectName: var name } && (name == typeof(SmtpClient).FullName || name == typeof(LmtpClient).FullName || name == typeof(SmtpPool).FullName);

    // What is lost in a handshake is a failed handshake, which says why.
    private static Exception Shown(Exception error) => error is AuthenticationException { InnerException: SmtpServerDisconnectedException lost } ? lost : error;

    private static Type? Expected(FaultKind kind) => kind switch
    {
        FaultKind.Cut or FaultKind.Reset or FaultKind.BrokenWrite or FaultKind.ResetWrite => typeof(SmtpServerDisconnectedException),
        FaultKind.Stall or FaultKind.Drip or FaultKind.StuckWrite => typeof(TimeoutException),
        FaultKind.EndlessLine or FaultKind.EndlessReply => typeof(SmtpProtocolException),
        _ => null,
    };

    private static IEnumerable<string> Time(SessionRun run)
    {
        TimeSpan most = run.Fault.Kind == FaultKind.Drip ? SessionRun.Limit * 7 / 6 : SessionRun.Limit;
        if (run.Clock.Elapsed > most)
            yield return $"It took {run.Clock.Elapsed}.";
        if (run.Errors.Exists(error => error is TimeoutException) && run.Clock.Elapsed < SessionRun.Limit)
            yield return $"The client gave up after {run.Clock.Elapsed}.";
    }

    private static IEnumerable<string> Afterwards(SessionRun run)
    {
        if (!run.WasConnected)
        {
            if (run.AfterwardsError is not SmtpServerDisconnectedException && !(run.Interruption.Disposes && IsOfClient(run.AfterwardsError!)))
                yield return $"The connection is closed, and NOOP gave {run.Afterwards} {run.AfterwardsError}.";
            if (!run.Wire.IsClosed)
                yield return "The connection is closed, and its stream is not.";
            yield break;
        }
        if (run.Afterwards is null)
            yield break;
        SaidReply? due = run.Connections[0].Dialogue.Answer("NOOP");
        if (due is null || due.Code != run.Afterwards.Code || due.Text != run.Afterwards.Lines[^1])
            yield return $"NOOP was answered {run.Afterwards}, and its answer was {due}.";
        // A fault in the answer itself is no reason to doubt that it is that one.
        else if (!run.Afterwards.Text.StartsWith("still", StringComparison.Ordinal) && run.Fault.At < due.Start && run.Fault.Kind != FaultKind.Garble)
            yield return $"NOOP was answered by what was said to another command: {run.Afterwards}.";
    }

    private static IEnumerable<string> Harmlessness(SessionRun run, SessionRun good)
    {
        if (!run.Fault.IsHarmless || run.Interruption.IsHarmful)
            yield break;
        if (!run.Messages.Select(message => message.ToString()).SequenceEqual(good.Messages.Select(message => message.ToString())))
            yield return $"The same replies told otherwise: {string.Join(", ", run.Messages)}.";
        if (!run.Errors.Select(error => error.GetType()).SequenceEqual(good.Errors.Select(error => error.GetType())) || run.Afterwards is null != good.Afterwards is null)
            yield return $"The same replies came to another end: {string.Join(", ", run.Errors)} {run.AfterwardsError}.";
    }
}
