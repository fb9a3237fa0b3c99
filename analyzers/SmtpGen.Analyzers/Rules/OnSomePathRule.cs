using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP1003: a required fact is missing, or a forbidden one holds, on some path but not on all.</summary>
internal static class OnSomePathRule
{
    public static Diagnostic? Check(SessionFinding finding, Location place, LibraryContracts library)
    {
        string? why = null;
        if (finding.MissingSomewhere is not 0 and ulong missing)
            why = SessionRule.SayMissing(finding, missing, library);
        else if (finding.ForbiddenSomewhere is not 0 and ulong forbidden)
            why = SessionRule.SayPresent(finding, forbidden, library);
        return why is null ? null : Diagnostic.Create(Descriptors.OnSomePath, place, finding.Member.Name, why);
    }
}
