using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP1002: a fact that the command forbids holds on every path.</summary>
internal static class ForbiddenHereRule
{
    public static Diagnostic? Check(SessionFinding finding, Location place, LibraryContracts library)
        => finding.Forbidden is not 0 and ulong forbidden
            ? Diagnostic.Create(
                Descriptors.ForbiddenHere, place, finding.Member.Name, SessionRule.SayPresent(finding, forbidden, library))
            : null;
}
