using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Values;

/// <summary>Finds the texts in a value that is a secret: itself, or the password of a credential.</summary>
internal sealed class SecretTexts(WordTexts texts)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public IEnumerable<SyntaxNode> In(IOperation? secret)
    {
        if (secret?.Type?.SpecialType == SpecialType.System_String)
            return secret.Syntax is ExpressionSyntax text ? texts.In(text).Where(found => found is { IsWhole: true, Text.Length: > 0 }).Select(found => found.Place) : [];

        return secret switch
        {
            IConversionOperation conversion => In(conversion.Operand),
            IParenthesizedOperation parenthesized => In(parenthesized.Operand),
            IConditionalOperation choice => In(choice.WhenTrue).Concat(In(choice.WhenFalse)),
            ICoalesceOperation coalesce => In(coalesce.Value).Concat(In(coalesce.WhenNull)),
            ILocalReferenceOperation local when _seen.Add(local.Local) => LocalWrites.Of(local).Where(write => !write.IsPart).SelectMany(write => In(write.Value)),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } when _seen.Add(field) => In(InitializerOf(field, secret)),
            IObjectCreationOperation creation when WellKnown.IsCredential(creation.Type) => PasswordsOf(creation).SelectMany(password => In(password)),
            _ => [],
        };
    }

    private static IOperation? InitializerOf(IFieldSymbol field, IOperation use)
    {
        foreach (SyntaxReference declaration in field.DeclaringSyntaxReferences)
            if (declaration.SyntaxTree == use.Syntax.SyntaxTree && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value })
                return use.SemanticModel?.GetOperation(value);
        return null;
    }

    private static IEnumerable<IOperation> PasswordsOf(IObjectCreationOperation credential)
        => credential.Arguments.Where(argument => WellKnown.IsPassword(argument.Parameter)).Select(argument => argument.Value)
            .Concat((credential.Initializer?.ChildOperations.OfType<ISimpleAssignmentOperation>() ?? [])
                .Where(assignment => assignment.Target is IPropertyReferenceOperation property && WellKnown.IsPassword(property.Property))
                .Select(assignment => assignment.Value));
}
