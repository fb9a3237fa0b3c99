using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Values;

/// <summary>
/// Options that a program makes where it can be seen: in the call that takes them, or in a local that goes nowhere else. A control-flow graph takes
/// initializers apart, so they are read as they are written.
/// </summary>
internal static class WrittenOptions
{
    /// <summary>The assignments to properties of what is handed over, in order; null when nobody can tell.</summary>
    public static IReadOnlyList<AssignmentExpressionSyntax>? SetIn(SyntaxNode options) => options switch
    {
        BaseObjectCreationExpressionSyntax creation => SetBy(creation),
        IdentifierNameSyntax local => SetOn(local),
        _ => null,
    };

    /// <summary>The name of the property that is assigned.</summary>
    public static SimpleNameSyntax? PropertyOf(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };

    private static IReadOnlyList<AssignmentExpressionSyntax>? SetBy(BaseObjectCreationExpressionSyntax creation)
        => creation.ArgumentList is null or { Arguments.Count: 0 } ? [.. (creation.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>()] : null;

    private static IReadOnlyList<AssignmentExpressionSyntax>? SetOn(IdentifierNameSyntax use)
    {
        string name = use.Identifier.ValueText;
        SyntaxNode scope = use.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? use.SyntaxTree.GetRoot();
        VariableDeclaratorSyntax[] declared = [.. scope.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(local => local.Identifier.ValueText == name).Take(2)];
        if (declared.Length != 1 || declared[0] is not { Initializer.Value: BaseObjectCreationExpressionSyntax creation } || SetBy(creation) is not { } set)
            return null;

        SyntaxNode? block = BlockOf(declared[0]);
        var all = new List<AssignmentExpressionSyntax>(set);
        foreach (IdentifierNameSyntax other in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (other != use && other.Identifier.ValueText == name && other.Parent is not NameColonSyntax)
            {
                if (AssignmentTo(other) is not { } assignment || BlockOf(assignment) != block || assignment.SpanStart > use.SpanStart)
                    return null;
                all.Add(assignment);
            }

        return all;
    }

    /// <summary><c>options.Property = value</c>, as a statement.</summary>
    private static AssignmentExpressionSyntax? AssignmentTo(IdentifierNameSyntax local)
        => local.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } access
            && access.Expression == local && assignment.Left == access && assignment.Parent is ExpressionStatementSyntax
            ? assignment
            : null;

    /// <summary>Where the statement stands that a node is part of.</summary>
    private static SyntaxNode? BlockOf(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } parent
        ? parent is GlobalStatementSyntax global ? global.Parent : parent
        : null;
}
