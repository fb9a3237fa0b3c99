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

    /// <summary>A constant that a property of an option class is set to.</summary>
    public static Diagnostic? Check(ISimpleAssignmentOperation assignment, OptionProperties properties, VocabularyTable vocabulary)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property }
            || properties.KeywordOf(property) is not { } keyword
            || vocabulary.Option(keyword) is not { Grammar.IsPlain: true } option
            || TextOf(assignment.Value) is not { } value
            || option.Grammar.Allows(value) is not false)
            return null;

        return Report(assignment.Value.Syntax, keyword, $"'{value}' is not of its form; it has {Known(option, vocabulary)}", null);
    }

    private static string? TextOf(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
            value = conversion.Operand;
        return value.ConstantValue is { HasValue: true, Value: int or long or string } constant
            ? Convert.ToString(constant.Value, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Known(OptionWord option, VocabularyTable vocabulary)
    {
        if (option.Grammar.Values is { Count: > 0 } values)
            return (option.Grammar.IsSet ? "some of " : "one of ") + string.Join(", ", values);
        string? example = vocabulary.ExampleOf(option);
        return example is null ? "another" : $"one such as '{example.Substring(option.Keyword.Length + 1)}'";
    }

    private static Diagnostic Report(SyntaxNode place, string keyword, string problem, string? replacement) => Diagnostic.Create(
        Descriptors.WrongValue, place.GetLocation(), WordProperties.Replacements(replacement is null ? [] : [replacement]), keyword, problem);
}
