using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP4002: nobody looks at which items of a list were refused. A list of one item throws when that is refused.</summary>
internal static class DroppedResultRule
{
    public static Diagnostic? Find(LibraryCall call)
        => call.Operation.Arguments.Any(argument => call.Marks.EachMayBeRefused.IsOn(argument.Parameter) && !IsOfOne(argument.Value))
            && DroppedResult.IsDropped(call.Operation)
            ? Diagnostic.Create(Descriptors.DroppedResult, call.Place.GetLocation(), call.Method.Name)
            : null;

    private static bool IsOfOne(IOperation list) => list.Syntax switch
    {
        CollectionExpressionSyntax { Elements: { Count: 1 } elements } => elements[0] is ExpressionElementSyntax,
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: 1 } => true,
        ArrayCreationExpressionSyntax { Initializer.Expressions.Count: 1 } => true,
        BaseObjectCreationExpressionSyntax { Initializer.Expressions.Count: 1, ArgumentList: null or { Arguments.Count: 0 } } => true,
        _ => false,
    };
}
