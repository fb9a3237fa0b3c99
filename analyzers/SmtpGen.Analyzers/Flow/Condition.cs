using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A condition whose outcome only assignments can change: what it is, apart from its negations, and what it depends on.</summary>
internal sealed class Condition
{
    private Condition(IOperation branch, bool isNegated, string key, IReadOnlyCollection<ISymbol> symbols, ISymbol? flag)
    {
        Branch = branch;
        IsNegated = isNegated;
        Key = key;
        Symbols = symbols;
        Flag = flag;
    }

    public IOperation Branch { get; }

    public bool IsNegated { get; }

    /// <summary>The same for two conditions that always have the same outcome.</summary>
    public string Key { get; }

    public IReadOnlyCollection<ISymbol> Symbols { get; }

    /// <summary>The local that is the whole condition, if one is.</summary>
    public ISymbol? Flag { get; }

    public static Condition? Read(IOperation branch)
    {
        bool isNegated = false;
        IOperation core = branch;
        string question = "";
        if (NullTest.Read(branch) is { } test)
            (core, isNegated, question) = (test.Operand, test.IsNegated, "?");
        else if (branch is IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals })
            isNegated = true;

        var symbols = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!core.DescendantsAndSelf().All(part => IsStable(part, symbols)) || symbols.Count == 0)
            return null;

        string places = string.Concat(symbols.Select(symbol => "@" + symbol.Locations.FirstOrDefault()?.SourceSpan.Start));
        return new Condition(branch, isNegated, TextOf(core) + question + places, symbols, question.Length == 0 && core is ILocalReferenceOperation local ? local.Local : null);
    }

    /// <summary>The same for a comparison and its opposite.</summary>
    private static string TextOf(IOperation core)
        => core is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
            ? $"{comparison.LeftOperand.Syntax}=={comparison.RightOperand.Syntax}"
            : core.Syntax.ToString();

    private static bool IsStable(IOperation part, HashSet<ISymbol> symbols)
    {
        switch (part)
        {
            case ILocalReferenceOperation reference:
                symbols.Add(reference.Local);
                return true;
            case IParameterReferenceOperation reference:
                symbols.Add(reference.Parameter);
                return true;
            case IFieldReferenceOperation reference:
                symbols.Add(reference.Field);
                return true;
            case IPropertyReferenceOperation { Arguments.Length: 0 } reference:
                symbols.Add(reference.Property);
                return true;
            case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String } }:
            case IArgumentOperation or ILiteralOperation or IConversionOperation or IInstanceReferenceOperation:
            case IBinaryOperation or IUnaryOperation or IIsPatternOperation or IConstantPatternOperation or INegatedPatternOperation:
                return true;
            default:
                return false;
        }
    }
}
