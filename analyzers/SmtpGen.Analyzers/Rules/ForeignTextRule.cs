using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP3003: text that the program did not write itself goes into a command line as it is.</summary>
internal static class ForeignTextRule
{
    public static IEnumerable<Diagnostic> Find(LibraryCall call, CommandTexts texts)
        => call.CommandTexts
            .Where(argument => !texts.IsSafe(argument.Value))
            .Select(argument => Diagnostic.Create(Descriptors.ForeignText, argument.Value.Syntax.GetLocation(), call.Method.Name));
}
