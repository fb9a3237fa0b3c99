using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2004: the option does not have that value.</summary>
internal static class WrongValueRule
{
    public static Diagnostic? Check(Word word, VocabularyTable vocabulary)
    {
        if (word.Expectation.Verb is not { } verb || !word.IsWhole || vocabulary.Option(word.Keyword) is not { } option || !option.IsOn(verb))
            return null;

        OptionGrammar grammar = option.Grammar;
        if (word.Value is not { } value)
            return grammar.TakesNoValue || grammar.ValueOptional || grammar.Allows("") is not false
                ? null
                : Report(word.Assigned?.Place ?? word.Place, word.Keyword, $"it needs {Known(option, vocabulary)}", null);

        if (grammar.TakesNoValue)
            return Report(value.Place, word.Keyword, "it takes none", word.IsKey ? "" : word.Keyword);
        if (grammar.Allows(value.Text) is not false)
            return null;

        string? right = ValueRepair.Of(value.Text, grammar);
        string? replacement = right is null || word.IsKey ? right : $"{word.Keyword}={right}";
        string advice = right is null ? $"it has {Known(option, vocabulary)}" : $"write '{right}'";
        return Report(value.Place, word.Keyword, $"'{value.Text}' is not of its form; {advice}", replacement);
    }

    /// <summary>The constants that an option is given as a value of its type, by its property or by the method that sets it.</summary>
    public static IEnumerable<Diagnostic> Check(IOperation value, string keyword, VocabularyTable vocabulary)
    {
        if (vocabulary.Option(keyword) is not { Grammar.IsPlain: true } option)
            yield break;

        foreach (IOperation constant in ConstantsIn(value))
            if (TextOf(constant) is { } text && option.Grammar.Allows(text) is false)
                yield return Report(constant.Syntax, keyword, $"'{text}' is not of its form; it has {Known(option, vocabulary)}", null);
    }

    /// <summary>What an expression may give, as far as it is constant.</summary>
    private static IEnumerable<IOperation> ConstantsIn(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConversionOperation conversion => ConstantsIn(conversion.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => [.. ConstantsIn(choice.WhenTrue), .. ConstantsIn(otherwise)],
        ICoalesceOperation coalesce => [.. ConstantsIn(coalesce.Value), .. ConstantsIn(coalesce.WhenNull)],
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => ConstantsIn(arm.Value)),
        _ => [],
    };

    private static string? TextOf(IOperation constant)
        => constant.ConstantValue.Value is int or long or string ? Convert.ToString(constant.ConstantValue.Value, CultureInfo.InvariantCulture) : null;

    private static string Known(OptionWord option, VocabularyTable vocabulary)
    {
        if (option.Grammar.Values is { Count: > 0 } values)
            return (option.Grammar.IsSet ? "some of " : "one of ") + string.Join(", ", values);
        if (option.Grammar.Bounds is { } bounds)
            return "a number " + bounds;
        string? example = vocabulary.ExampleOf(option);
        return example is null ? "another" : $"one such as '{example.Substring(option.Keyword.Length + 1)}'";
    }

    private static Diagnostic Report(SyntaxNode place, string keyword, string problem, string? replacement) => Diagnostic.Create(
        Descriptors.WrongValue, place.GetLocation(), WordProperties.Replacements(replacement is null ? [] : [replacement]), keyword, problem);
}
