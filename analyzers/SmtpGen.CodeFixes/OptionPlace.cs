using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.CodeFixes;

/// <summary>An option in a list that is written out as an argument of a call.</summary>
internal sealed record OptionPlace(ExpressionSyntax Option, ExpressionSyntax List, ArgumentSyntax Argument, InvocationExpressionSyntax Call)
{
    public static OptionPlace? Find(ExpressionSyntax option)
    {
        ExpressionSyntax? list = option.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } => collection,
            InitializerExpressionSyntax { Parent: ExpressionSyntax creation } => creation,
            _ => null,
        };
        return list?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument
            ? new OptionPlace(option, list, argument, call)
            : null;
    }

    /// <summary>The parameter of the same call that takes options of one of the verbs.</summary>
    public IParameterSymbol? OtherList(IReadOnlyList<string> verbs, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(Call, cancellation).Symbol is not IMethodSymbol method
            || LibraryContracts.TryCreate(model.Compilation)?.Expectations is not { } expectations)
            return null;

        return method.Parameters.FirstOrDefault(candidate =>
            expectations.Of(candidate)?.Verb is { } verb && verbs.Contains(verb, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether an option can be written into the list of <paramref name="parameter"/>.</summary>
    public bool CanMoveTo(IParameterSymbol parameter) => ArgumentFor(parameter) is not { } argument || OptionList.CanGrow(argument.Expression);

    public InvocationExpressionSyntax WithoutOption() => Call.WithArgumentList(Call.ArgumentList.WithArguments(Shortened(out _)));

    public InvocationExpressionSyntax WithOptionMovedTo(IParameterSymbol parameter)
    {
        ArgumentSyntax? existing = ArgumentFor(parameter);
        int index = existing is null ? -1 : Call.ArgumentList.Arguments.IndexOf(existing);
        SeparatedSyntaxList<ArgumentSyntax> arguments = Shortened(out int removed);
        if (existing is null)
        {
            NameColonSyntax name = SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space);
            arguments = arguments.Add(SyntaxFactory.Argument(name, default, OptionList.Like(List, Option)));
        }
        else
        {
            if (removed >= 0 && removed < index)
                index--;
            ArgumentSyntax argument = arguments[index];
            arguments = arguments.Replace(argument, argument.WithExpression(OptionList.With(argument.Expression, List, Option)));
        }

        return Call.WithArgumentList(Call.ArgumentList.WithArguments(arguments));
    }

    /// <summary>The arguments without the option, and without its list when nothing else is in it and nothing depends on its position.</summary>
    private SeparatedSyntaxList<ArgumentSyntax> Shortened(out int removed)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = Call.ArgumentList.Arguments;
        int index = arguments.IndexOf(Argument);
        bool isFree = arguments.Skip(index + 1).All(argument => argument.NameColon is not null);
        removed = -1;
        if (OptionList.Without(List, Option) is { } shorter)
            return arguments.Replace(Argument, Argument.WithExpression(shorter));
        if (!isFree)
            return arguments.Replace(Argument, Argument.WithExpression(SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)));

        removed = index;
        return arguments.RemoveAt(index);
    }

    private ArgumentSyntax? ArgumentFor(IParameterSymbol parameter)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = Call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal] : null);
    }
}
