using System.Collections.Immutable;
using System.Net;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Values;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Knows by what a client gives a secret away, and what says that it may.</summary>
internal sealed class SecretTable(IAssemblySymbol library)
{
    private const char PathStart = '/';
    private const string LocalName = "localhost";

    private readonly Mark _secret = new(library, typeof(SecretAttribute));
    private readonly Mark _peer = new(library, typeof(PeerAttribute));
    private readonly Mark _allows = new(library, typeof(AllowsSecretInClearAttribute));
    private readonly Lazy<Dictionary<ITypeSymbol, bool>> _mechanisms = new(() => Read(library));

    /// <summary>Whether a call sends a secret, or may, such that whoever reads the connection has it.</summary>
    public bool IsSentBy(IOperation operation)
        => operation is IInvocationOperation call && call.Arguments.Any(argument => _secret.IsOn(argument.Parameter) || IsTellingMechanism(argument));

    /// <summary>The argument that says who is at the other end; null when the call makes no connection.</summary>
    public IArgumentOperation? PeerOf(IOperation operation)
        => (operation as IInvocationOperation)?.Arguments.FirstOrDefault(argument => _peer.IsOn(argument.Parameter));

    /// <summary>Whether what is said to a peer stays on this machine, or goes where nobody knows.</summary>
    public static bool IsPrivate(IArgumentOperation peer)
        => peer.Parameter?.Type.SpecialType != SpecialType.System_String
            || (peer.Value.ConstantValue is { HasValue: true, Value: string host } && IsLoopback(host));

    /// <summary>Whether the options among the arguments allow a secret in clear; null when nobody can tell.</summary>
    public bool? AreAllowedBy(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
            if (argument.Value.ConstantValue is not { HasValue: true, Value: null }
                && argument.Parameter?.Type.GetMembers().FirstOrDefault(_allows.IsOn) is { } option)
                return IsAllowedBy(argument.Value.Syntax, option.Name);
        return false;
    }

    private static bool? IsAllowedBy(SyntaxNode options, string option)
    {
        if (WrittenOptions.SetIn(options) is not { } set)
            return null;

        return set.LastOrDefault(assignment => WrittenOptions.PropertyOf(assignment)?.Identifier.ValueText == option)?.Right.Kind() switch
        {
            null or SyntaxKind.FalseLiteralExpression => false,
            SyntaxKind.TrueLiteralExpression => true,
            _ => null,
        };
    }

    /// <summary>Only of a class that says all about the mechanism is it known what it sends.</summary>
    private bool IsTellingMechanism(IArgumentOperation argument)
        => WithoutConversion(argument.Value).Type is { } type && _mechanisms.Value.TryGetValue(type, out bool sends) && sends;

    private static IOperation WithoutConversion(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }

    private static bool IsLoopback(string host)
    {
        host = host.Trim();
        if (host.Length > 0 && host[0] == PathStart)
            return true;

        int end = host.StartsWith("[", StringComparison.Ordinal) ? host.IndexOf(']') : -1;
        int colon = host.IndexOf(':');
        if (end > 0)
            host = host.Substring(1, end - 1);
        else if (colon >= 0 && colon == host.LastIndexOf(':'))
            host = host.Substring(0, colon);
        return string.Equals(host, LocalName, StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static Dictionary<ITypeSymbol, bool> Read(IAssemblySymbol library)
    {
        INamedTypeSymbol? attributeType = library.TypeOf(typeof(MechanismVocabularyAttribute));
        var mechanisms = new Dictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);
        foreach (AttributeData attribute in library.GetAttributes())
            if (attribute.Is(attributeType) && attribute.NamedType(nameof(MechanismVocabularyAttribute.Type)) is { } type)
                mechanisms[type] = attribute.NamedFlag(nameof(MechanismVocabularyAttribute.SendsSecret));
        return mechanisms;
    }
}
