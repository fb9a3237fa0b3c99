using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Files;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>
/// The names of a compilation's members that may be helpers: they are handed a client, give one, or belong to a type that keeps one. Found by
/// syntax alone, and only in files that can have to do with the library.
/// </summary>
internal sealed class HelperNames
{
    private readonly ConcernedFiles _files;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public HelperNames(LibraryContracts library)
    {
        _files = library.Files;
        foreach (SyntaxTree tree in _files.All)
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or BaseFieldDeclarationSyntax)))
                if (node is TypeDeclarationSyntax type)
                    AddMembers(type);
    }

    public bool Contains(string name) => _names.Contains(name);

    private void AddMembers(TypeDeclarationSyntax type)
    {
        bool keepsClient = type.Members.Any(member => member switch
        {
            FieldDeclarationSyntax field => Mentions(field.Declaration.Type),
            PropertyDeclarationSyntax property => Mentions(property.Type),
            _ => false,
        });
        foreach (MemberDeclarationSyntax member in type.Members)
            switch (member)
            {
                case MethodDeclarationSyntax method when keepsClient || Mentions(method.ReturnType) || Mentions(method.ParameterList) || method.ConstraintClauses.Any(Mentions):
                    _names.Add(method.Identifier.ValueText);
                    break;
                case ConstructorDeclarationSyntax constructor when Mentions(constructor.ParameterList):
                    _names.Add(constructor.Identifier.ValueText);
                    break;
            }
    }

    private bool Mentions(SyntaxNode node) => node.DescendantTokens().Any(token => _files.LeadsToLibrary(token.ValueText));
}
