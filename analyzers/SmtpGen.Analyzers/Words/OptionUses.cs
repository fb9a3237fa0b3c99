using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Words;

/// <summary>An option that a command is given, and the extension without which a server does not know it.</summary>
internal readonly record struct OptionUse(SyntaxNode Place, string Keyword, string Extension);

/// <summary>Reads the options that are written in the call of a command: as text, and as properties that are set where it can be seen.</summary>
internal sealed class OptionUses(LibraryContracts library, OptionProperties properties)
{
    public IEnumerable<OptionUse> In(IInvocationOperation call, SemanticModel model, CancellationToken cancellation)
    {
        if (!call.Arguments.Any(MayHoldOptions))
            yield break;

        foreach (Word word in new WordReader(library.Expectations, model, cancellation).In(call.Syntax))
            if (word.Expectation.Verb is not null
                && library.Vocabulary.Option(word.Keyword) is { } option
                && library.Vocabulary.ExtensionBehind(option, word.Text) is { } extension)
                yield return new(word.Place, option.Keyword, extension.Name);

        foreach (IArgumentOperation argument in call.Arguments)
            foreach (AssignmentExpressionSyntax set in WrittenOptions.SetIn(argument.Value.Syntax) ?? [])
                if (WrittenOptions.PropertyOf(set) is { } name
                    && properties.HasName(name.Identifier.ValueText)
                    && model.GetSymbolInfo(name, cancellation).Symbol is { } property
                    && properties.KeywordOf(property) is { } keyword
                    && library.Vocabulary.Option(keyword) is { MayBeDropped: false, Extension: { } needed })
                    yield return new(name, keyword, needed);
    }

    private bool MayHoldOptions(IArgumentOperation argument)
        => library.Expectations.Of(argument.Parameter) is { Verb: not null } || argument.Value.Syntax is BaseObjectCreationExpressionSyntax or IdentifierNameSyntax;
}
