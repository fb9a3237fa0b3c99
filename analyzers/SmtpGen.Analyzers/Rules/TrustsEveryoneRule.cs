using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP3002: the options of a handshake accept every certificate, and go to the library.</summary>
internal static class TrustsEveryoneRule
{
    public static Diagnostic? Find(ISimpleAssignmentOperation assignment, LibraryContracts library)
        => assignment.Target is IPropertyReferenceOperation { Property: { } property } target
            && WellKnown.IsCertificateCheck(property.Type)
            && AlwaysTrue.Is(assignment.Value)
            && (library.Declares(property) || new Destinations(library).IsLibrary(target))
            ? Diagnostic.Create(Descriptors.TrustsEveryone, assignment.Value.Syntax.GetLocation())
            : null;
}
