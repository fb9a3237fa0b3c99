using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP1004: a helper does not do to a client what the contract on its parameter says.</summary>
internal static class BrokenContractRule
{
    public static Diagnostic? Check(ContractBreach breach, LibraryContracts library)
    {
        ulong fact = FactTable.LowestOf(breach.NotSet != 0 ? breach.NotSet : breach.NotCleared);
        if (library.Facts.WordsOf(fact) is not { } words || breach.Parameter.Locations.FirstOrDefault() is not { IsInSource: true } place)
            return null;

        bool isMissing = breach.NotSet != 0;
        string? remedy = isMissing ? words.Step : words.Undo;
        return Diagnostic.Create(
            Descriptors.BrokenContract,
            place,
            breach.Parameter.ContainingSymbol.Name,
            breach.Parameter.Name,
            (isMissing ? words.Missing : words.Present) + " when it returns",
            remedy is null ? "" : $"; call '{remedy}'");
    }
}
