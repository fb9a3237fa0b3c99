using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Values;

/// <summary>Finds the texts in a value that is a secret: itself, or the password of a credential.</summary>
internal sealed class SecretTexts(WordTexts texts)
{
    private const int MaximumDepth = 10;

    public IEnumerable<SyntaxNode> In(IOperation? secret) => In(secret, 0);

    private IEnumerable<SyntaxNode> In(IOperation? secret, int depth)
    {
        if (secret is null || depth++ > MaximumDepth)
            return [];
        if (secret.Type?.SpecialType == SpecialType.System_String)
            return secret.Syntax is ExpressionSyntax text ? texts.In(text).Where(found => found is { IsWhole: true, Text.Length: > 0 }).Select(found => found.Place) : [];

        return secret switch
        {
            IConversionOperation conversion => In(conversion.Operand, depth),
            IParenthesizedOperation parenthesized => In(parenthesized.Operand, depth),
            IConditionalOperation choice => In(choice.WhenTrue, depth).Concat(In(choice.WhenFalse, depth)),
            ICoalesceOperation coalesce => In(coalesce.Value, depth).Concat(In(coalesce.WhenNull, depth)),
            ILocalReferenceOperation local => LocalWrites.Of(local).Where(write => !write.IsPart).SelectMany(write => In(write.Value, depth)),
            IObjectCreationOperation creation when WellKnown.IsCredential(creation.Type) => PasswordsOf(creation).SelectMany(password => In(password, depth)),
            _ => [],
        };
    }

    private static IEnumerable<IOperation> PasswordsOf(IObjectCreationOperation credential)
        => credential.Arguments.Where(argument => WellKnown.IsPassword(argument.Parameter)).Select(argument => argument.Value)
            .Concat((credential.Initializer?.ChildOperations.OfType<ISimpleAssignmentOperation>() ?? [])
                .Where(assignment => assignment.Target is IPropertyReferenceOperation property && WellKnown.IsPassword(property.Property))
                .Select(assignment => assignment.Value));
}
