using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2006: an option is used, and nothing on the way has asked for its extension.</summary>
internal static class UncheckedOptionRule
{
    /// <summary>Whether there can be anything to report, so that the options are worth reading.</summary>
    public static bool Concerns(SessionFinding finding) => (finding.Before.SurelyLacks & FactTable.HasReadOffers) != 0;

    public static Diagnostic? Check(OptionUse use, SessionFinding finding, LibraryContracts library)
        => (library.Facts.AskedFor(use.Extension) & finding.Before.SurelyLacks) != 0
            ? Diagnostic.Create(Descriptors.UncheckedOption, use.Place.GetLocation(), use.Keyword, use.Extension)
            : null;
}
