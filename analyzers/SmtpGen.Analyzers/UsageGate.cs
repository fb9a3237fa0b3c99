using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers;

/// <summary>Tells by names alone, and so cheaply, which code is worth a look.</summary>
internal sealed class UsageGate(LibraryContracts library, CallMarks marks)
{
    private readonly Lazy<HashSet<string>> _types = new(() => new(library.PublicTypes.Where(type => TakesSecret(type, marks)).Select(type => type.Name)));
    private readonly Lazy<HashSet<string>> _properties = new(() => new(
        library.PublicTypes.SelectMany(type => type.GetMembers()).Where(member => member is IPropertySymbol && marks.Secret.IsOn(member)).Select(member => member.Name))
        { WellKnown.CertificateCheck });

    public bool MayCallClient(InvocationExpressionSyntax call) => NameOf(call.Expression) is { } name && library.Names.Contains(name);

    /// <summary>Whether the type is named as one that is made of a secret; one that is not named may be.</summary>
    public bool MayTakeSecret(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => NameOf(named.Type) is { } name && _types.Value.Contains(name),
        _ => creation.ArgumentList is { Arguments: { Count: > 1 } arguments } && arguments.Any(argument => argument.Expression is LiteralExpressionSyntax),
    };

    public bool MaySetOption(AssignmentExpressionSyntax assignment) => NameOf(assignment.Left) is { } name && _properties.Value.Contains(name);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool TakesSecret(INamedTypeSymbol type, CallMarks marks)
        => type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(marks.Secret.IsOn));
}
