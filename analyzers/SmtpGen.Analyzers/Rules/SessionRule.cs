using System.Collections.Immutable;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>What the rules of the session's order have in common: the words, and the steps that a fix may insert.</summary>
internal static class SessionRule
{
    /// <summary>The property of a diagnostic that lists the members to call first, in order, with <see cref="StepSeparator"/> between them.</summary>
    public const string Steps = nameof(Steps);

    public const char StepSeparator = ';';

    /// <summary>Why a fact that is missing matters here: "nobody has …; call '…' first (RFC …)".</summary>
    public static string SayMissing(SessionFinding finding, ulong missing, LibraryContracts library)
    {
        FactWords? words = library.Facts.WordsOf(RootOf(missing | (library.PrerequisitesOf(missing) & finding.Before.SurelyLacks), library));
        return Say(words?.Missing, words, words?.Step, finding.Contract);
    }

    /// <summary>Why a fact that holds matters here.</summary>
    public static string SayPresent(SessionFinding finding, ulong present, LibraryContracts library)
    {
        FactWords? words = library.Facts.WordsOf(FactTable.LowestOf(present));
        return Say(words?.Present, words, words?.Undo, finding.Contract);
    }

    /// <summary>The steps to take first, when each of them needs another before it: the first of a session is the program's to choose.</summary>
    public static ImmutableDictionary<string, string?> StepsTo(SessionFinding finding, ulong missing, LibraryContracts library)
    {
        ulong open = missing | (library.PrerequisitesOf(missing) & finding.Before.SurelyLacks);
        var steps = new List<string>();
        while (open != 0)
        {
            ulong root = RootOf(open, library);
            if (library.Facts.WordsOf(root)?.Step is not { } step || library.StepTo(root) is not { Always: { Requires: not 0 } effects })
                return ImmutableDictionary<string, string?>.Empty;
            steps.Add(step);
            open &= ~(root | effects.Sets);
        }

        return ImmutableDictionary<string, string?>.Empty.Add(Steps, string.Join(StepSeparator.ToString(), steps));
    }

    /// <summary>The fact to begin with: one whose step needs none of the others.</summary>
    private static ulong RootOf(ulong facts, LibraryContracts library)
    {
        for (ulong open = facts; open != 0;)
        {
            ulong bit = FactTable.LowestOf(open);
            if ((library.PrerequisitesOf(bit) & facts) == 0)
                return bit;
            open &= ~bit;
        }

        return FactTable.LowestOf(facts);
    }

    private static string Say(string? sentence, FactWords? words, string? remedy, Effects contract)
    {
        string said = sentence ?? $"the fact '{words?.Name}' says so";
        string help = remedy is null ? "" : $"; call '{remedy}' first";
        string source = contract.Rfc is null ? "" : $" ({contract.Rfc})";
        return said + help + source;
    }
}
