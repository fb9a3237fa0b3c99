using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Files;

/// <summary>Reads off a file's declarations, by syntax alone, what they expose to other files.</summary>
/// <param name="isLibraryType">Whether a type of the library has that name.</param>
internal sealed class SourceExposures(Func<string, bool> isLibraryType)
{
    public IEnumerable<Exposure> In(SyntaxTree tree)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            switch (node)
            {
                case UsingDirectiveSyntax { Alias: { } alias } directive:
                    yield return new(alias.Name.Identifier.ValueText, NamesIn(directive));
                    break;
                case DelegateDeclarationSyntax declared:
                    yield return new(declared.Identifier.ValueText, NamesIn(declared));
                    break;
                case TypeDeclarationSyntax type:
                    yield return new(type.Identifier.ValueText, [.. HeadOf(type).SelectMany(NamesIn)]);
                    break;
                case MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } member when IsVisible(member):
                    foreach (Exposure exposure in OfMember(member))
                        yield return exposure;
                    break;
            }
    }

    private IEnumerable<Exposure> OfMember(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [new(method.Identifier.ValueText, [.. PartsOf(method).SelectMany(NamesIn)])],
        PropertyDeclarationSyntax property => [new(property.Identifier.ValueText, NamesIn(property.Type))],
        EventDeclarationSyntax declared => [new(declared.Identifier.ValueText, NamesIn(declared.Type))],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => new Exposure(variable.Identifier.ValueText, NamesIn(field.Declaration.Type))),
        _ => [],
    };

    /// <summary>
    /// What a type is made of, keeps and gives: whoever derives from it, or writes a part of it, names the type, and runs what it keeps to itself.
    /// </summary>
    private static IEnumerable<SyntaxNode> HeadOf(TypeDeclarationSyntax type)
    {
        if (type.BaseList is { } bases)
            yield return bases;
        if (type.ParameterList is { } parameters)
            yield return parameters;
        foreach (MemberDeclarationSyntax member in type.Members)
            if ((!IsClosed(type) || IsVisible(member)) && GivenBy(member) is { } given)
                yield return given;
    }

    private static TypeSyntax? GivenBy(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Type,
        BasePropertyDeclarationSyntax property => property.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        OperatorDeclarationSyntax operation => operation.ReturnType,
        ConversionOperatorDeclarationSyntax conversion => conversion.Type,
        _ => null,
    };

    /// <summary>What is merely handed to a method its callers have already.</summary>
    private IEnumerable<SyntaxNode> PartsOf(MethodDeclarationSyntax method)
        => [
            method.ReturnType,
            .. method.ParameterList.Parameters.SelectMany(parameter => parameter.AttributeLists),
            .. method.ParameterList.Parameters.Select(parameter => parameter.Type).OfType<TypeSyntax>().Where(type => !IsPlainLibraryType(type)),
        ];

    private bool IsPlainLibraryType(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => IsPlainLibraryType(nullable.ElementType),
        QualifiedNameSyntax qualified => IsPlainLibraryType(qualified.Right),
        IdentifierNameSyntax name => isLibraryType(name.Identifier.ValueText),
        _ => false,
    };

    private static bool IsClosed(TypeDeclarationSyntax type)
        => type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.SealedKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword))
            && !type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));

    private static bool IsVisible(MemberDeclarationSyntax member)
        => member.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword));

    private static IReadOnlyCollection<string> NamesIn(SyntaxNode node)
        => [.. node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
}
