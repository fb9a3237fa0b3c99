using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>Reads the words in the arguments of one call or element access.</summary>
internal sealed class WordReader(WordExpectations expectations, SemanticModel model, CancellationToken cancellation)
{
    private readonly WordTexts _texts = new(model, cancellation);

    public IEnumerable<Word> In(SyntaxNode node) => model.GetOperation(node, cancellation) switch
    {
        IInvocationOperation call => InArguments(call.Arguments, Keys(call)),
        IPropertyReferenceOperation access => InArguments(access.Arguments, Keys(access.Instance)),
        IObjectCreationOperation creation => InArguments(creation.Arguments, null),
        _ => [],
    };

    /// <summary>What the keys are of a collection that is asked for one: the property that holds it says so.</summary>
    private WordExpectation? Keys(IInvocationOperation call)
        => Keys(call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null));

    private WordExpectation? Keys(IOperation? collection)
    {
        while (collection is IConversionOperation conversion)
            collection = conversion.Operand;
        return collection is IPropertyReferenceOperation property ? expectations.Of(property.Property) : null;
    }

    private IEnumerable<Word> InArguments(IEnumerable<IArgumentOperation> arguments, WordExpectation? keys)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.IsImplicit && argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;

            WordExpectation? expected = expectations.Of(argument.Parameter);
            if (expected is null && argument.Value.Type?.SpecialType == SpecialType.System_String)
                (expected, keys) = (keys, null);
            if (expected is not { } expectation)
                continue;

            foreach (ExpressionSyntax value in Values(argument))
                foreach ((SyntaxNode place, string text) in _texts.In(value))
                    yield return new Word(place, text, expectation);
        }
    }

    private static IEnumerable<ExpressionSyntax> Values(IArgumentOperation argument)
    {
        if (argument.Value is IArrayCreationOperation { IsImplicit: true, Initializer: { } elements })
            return elements.ElementValues.Select(element => element.Syntax).OfType<ExpressionSyntax>();
        return argument.Value.Syntax is ExpressionSyntax value ? [value] : [];
    }
}
