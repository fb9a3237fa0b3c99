using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>Reads the words in the arguments of one call or element access.</summary>
internal sealed class WordReader(WordExpectations expectations, SemanticModel model, CancellationToken cancellation)
{
    private const string KeysOfDictionary = "Keys";

    private readonly WordTexts _texts = new(model, cancellation);

    public IEnumerable<Word> In(SyntaxNode node) => model.GetOperation(node, cancellation) switch
    {
        IInvocationOperation call => InArguments(call.Arguments, Keys(call)),
        IPropertyReferenceOperation access => InArguments(access.Arguments, Keys(access.Instance)).Select(word => AsKey(word, access)),
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
        return collection is IPropertyReferenceOperation property
            ? expectations.Of(property.Property) ?? (property.Property.Name == KeysOfDictionary ? Keys(property.Instance) : null)
            : null;
    }

    private Word AsKey(Word word, IPropertyReferenceOperation access)
    {
        WrittenText? assigned = null;
        if (access.Parent is ISimpleAssignmentOperation { Value.Syntax: ExpressionSyntax value } assignment && assignment.Target == access)
            foreach (WrittenText text in _texts.In(value).Take(1))
                assigned = text;
        return word with { IsKey = word.Expectation.Verb is not null, Assigned = assigned };
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

            foreach (WrittenText text in Texts(argument))
                yield return new Word(text, expectation);
        }
    }

    private IEnumerable<WrittenText> Texts(IArgumentOperation argument) => argument.Value switch
    {
        IArrayCreationOperation { IsImplicit: true, Initializer: { } elements } => Elements(elements.ElementValues, argument.Syntax),
        { IsImplicit: true } collection when argument.IsImplicit => Elements(collection.ChildOperations, argument.Syntax),
        { Syntax: ExpressionSyntax value } => _texts.In(value),
        _ => [],
    };

    /// <summary>The elements of a list that the call makes of its arguments.</summary>
    private IEnumerable<WrittenText> Elements(IEnumerable<IOperation> elements, SyntaxNode list)
        => elements.Select(element => element.Syntax).OfType<ExpressionSyntax>().SelectMany(element => _texts.In(element, list));
}
