using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP1001: a step that the command needs was taken on no path.</summary>
internal static class MissingStepRule
{
    public static Diagnostic? Check(SessionFinding finding, Location place, LibraryContracts library)
        => finding.Missing is not 0 and ulong missing
            ? Diagnostic.Create(
                Descriptors.MissingStep,
                place,
                SessionRule.StepsTo(finding, missing, library),
                finding.Member.Name,
                SessionRule.SayMissing(finding, missing, library))
            : null;
}
