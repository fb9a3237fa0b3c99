using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Values;

/// <summary>Tells whether an object goes to the library: as an argument of one of its members, or into one of its properties.</summary>
internal sealed class Destinations(LibraryContracts library)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the object whose property is set does.</summary>
    public bool IsLibrary(IPropertyReferenceOperation target) => target.Instance switch
    {
        IPropertyReferenceOperation owner => library.Declares(owner.Property),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => IsInitializedForLibrary(target),
        ILocalReferenceOperation local => IsUsedByLibrary(local.Local, target),
        IFieldReferenceOperation field => IsUsedByLibrary(field.Field, target),
        _ => false,
    };

    private bool IsInitializedForLibrary(IOperation target)
    {
        IOperation? current = target.Parent;
        while (current is IAssignmentOperation or IObjectOrCollectionInitializerOperation)
            current = current.Parent;
        return current switch
        {
            IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation owner } => library.Declares(owner.Property),
            IObjectCreationOperation creation => GoesToLibrary(creation),
            _ => false,
        };
    }

    private bool GoesToLibrary(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation => GoesToLibrary(value.Parent),
        IArgumentOperation { Parameter.ContainingSymbol: { } member } => library.Declares(member),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation owner } => library.Declares(owner.Property),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => IsUsedByLibrary(local.Local, value),
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } => IsUsedByLibrary(field.Field, value),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsUsedByLibrary(declarator.Symbol, value),
        IFieldInitializerOperation initializer => initializer.InitializedFields.Any(field => IsUsedByLibrary(field, value)),
        _ => false,
    };

    /// <summary>Whether some use of the variable, in the method or for a field in its type, hands it to the library.</summary>
    private bool IsUsedByLibrary(ISymbol variable, IOperation from)
    {
        if (!_seen.Add(variable) || from.SemanticModel is not { } model || ScopeOf(variable, from.Syntax) is not { } scope)
            return false;

        foreach (SyntaxNode node in scope.DescendantNodes())
            if (node is IdentifierNameSyntax name
                && name.Identifier.ValueText == variable.Name
                && model.GetOperation(name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name) is { } use
                && Names(use, variable)
                && GoesToLibrary(use))
                return true;
        return false;
    }

    private static bool Names(IOperation use, ISymbol variable)
        => SymbolEqualityComparer.Default.Equals((use as ILocalReferenceOperation)?.Local ?? (ISymbol?)(use as IFieldReferenceOperation)?.Field, variable);

    private static SyntaxNode? ScopeOf(ISymbol variable, SyntaxNode from) => variable is IFieldSymbol
        ? from.FirstAncestorOrSelf<TypeDeclarationSyntax>()
        : from.AncestorsAndSelf().LastOrDefault(node => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            ?? from.SyntaxTree.GetRoot();
}
