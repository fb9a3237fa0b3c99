using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP3001: a secret is sent over a connection that is in clear on every path, to somewhere else than this machine.</summary>
internal static class SecretInClearRule
{
    public static Diagnostic? Check(SessionFinding finding, Location place, LibraryContracts library)
    {
        ulong open = library.Facts.ProtectsSecrets & finding.Before.SurelyLacks;
        if (open == 0 || open != library.Facts.ProtectsSecrets || (FactTable.ExcusesSecretInClear & ~finding.Before.SurelyLacks) != 0 || !library.Secrets.IsSentBy(finding.Operation))
            return null;

        return Diagnostic.Create(Descriptors.SecretInClear, place, finding.Member.Name, SessionRule.SayMissing(finding, open, library));
    }
}
