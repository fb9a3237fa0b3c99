using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Files;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>What the library that a compilation references says about itself, resolved once for that compilation.</summary>
internal sealed class LibraryContracts
{
    /// <summary>All analyzers of a compilation look at the same.</summary>
    private static readonly ConditionalWeakTable<Compilation, LibraryContracts> Known = new();

    private readonly ContractReader _reader;
    private readonly INamedTypeSymbol? _replyTestAttribute;
    private readonly ConcurrentDictionary<ISymbol, OperationContract?> _declared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Member, ITypeSymbol Created), OperationContract?> _ofCreated = new();
    private readonly ConcurrentDictionary<ISymbol, int> _replyTests = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _knowsLibrary = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ulong, OperationContract?> _steps = new();
    private readonly Lazy<ClientNames> _names;

    private LibraryContracts(Compilation compilation, INamedTypeSymbol contractAttribute)
    {
        Assembly = contractAttribute.ContainingAssembly;
        _reader = new ContractReader(contractAttribute, Facts);
        _replyTestAttribute = Assembly.TypeOf(typeof(ReplyTestAttribute));
        Clients = new ClientTypes(_reader, Assembly);
        Guards = new GuardTable(Assembly, Facts);
        Secrets = new SecretTable(Assembly);
        Settled = new SettledFacts(Assembly, Facts);
        Expectations = new WordExpectations(Assembly);
        _names = new(() => new ClientNames(this));
        Own = new OwnVerbs(compilation, Assembly, contractAttribute.ContainingNamespace.ContainingNamespace);
        Vocabulary = new VocabularyTable(Facts, Assembly, Own.Assemblies);
        Files = new ConcernedFiles(compilation, this);
    }

    /// <summary>The library itself.</summary>
    public IAssemblySymbol Assembly { get; }

    public FactTable Facts { get; } = new();

    public ClientTypes Clients { get; }

    public GuardTable Guards { get; }

    public SecretTable Secrets { get; }

    public SettledFacts Settled { get; }

    /// <summary>Where words of the protocol are expected.</summary>
    public WordExpectations Expectations { get; }

    public VocabularyTable Vocabulary { get; }

    /// <summary>What projects add to the library.</summary>
    public OwnVerbs Own { get; }

    /// <summary>The files worth a look.</summary>
    public ConcernedFiles Files { get; }

    /// <summary>The names of the members of clients.</summary>
    public ClientNames Names => _names.Value;

    /// <summary>Null when the compilation does not reference the library: one look-up, and nothing else is done.</summary>
    public static LibraryContracts? TryCreate(Compilation compilation)
        => LibraryOf(compilation)?.TypeOf(typeof(SessionContractAttribute)) is { } attribute
            ? Known.GetValue(compilation, key => new LibraryContracts(key, attribute))
            : null;

    /// <summary>By its name: a look-up of a type would have the compiler read the declarations of the whole compilation.</summary>
    private static IAssemblySymbol? LibraryOf(Compilation compilation)
        => compilation.AssemblyName == nameof(SmtpGen)
            ? compilation.Assembly
            : compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(assembly => assembly.Name == nameof(SmtpGen));

    /// <summary>The contract of a method or property; where the client's own type is known, the one that counts for that type.</summary>
    public OperationContract? ContractOf(ISymbol member, ITypeSymbol? created)
    {
        member = member.OriginalDefinition;
        return created is null || member.IsStatic
            ? _declared.GetOrAdd(member, ReadDeclared)
            : _ofCreated.GetOrAdd((member, created), key => Read(key.Member, key.Created));
    }

    /// <summary>What a helper method asks of, and does to, the client that it is handed.</summary>
    public OperationContract? ContractOf(IParameterSymbol parameter) => _declared.GetOrAdd(parameter.OriginalDefinition, key => _reader.Read(key));

    /// <summary>The class of codes for which a member of a reply is true, 0 when it is the code itself; -1 when it tells nothing.</summary>
    public int ReplyTestOf(ISymbol member) => _replyTests.GetOrAdd(
        member.OriginalDefinition,
        key => key.Find(_replyTestAttribute)?.FirstArgument() is int codeClass ? codeClass : -1);

    /// <summary>The facts without which the steps to <paramref name="facts"/> cannot be taken either.</summary>
    public ulong PrerequisitesOf(ulong facts)
    {
        ulong found = 0;
        for (ulong open = facts; open != 0;)
        {
            ulong bit = FactTable.LowestOf(open);
            ulong needed = StepTo(bit)?.Always.Requires ?? 0;
            open = (open & ~bit) | (needed & ~found & ~facts);
            found |= needed;
        }

        return found;
    }

    /// <summary>The contract of the step that makes a fact hold; null when no step does.</summary>
    public OperationContract? StepTo(ulong bit) => _steps.GetOrAdd(bit, ReadStep);

    /// <summary>Whether one of the facts is the first of a session: its step needs no other, and without it none holds.</summary>
    public bool BeginsSession(ulong facts)
    {
        for (ulong open = facts; open != 0; open &= open - 1)
            if (StepTo(FactTable.LowestOf(open)) is { Always.Requires: 0 })
                return true;
        return false;
    }

    /// <summary>The public types that the library has, at the top level.</summary>
    public IEnumerable<INamedTypeSymbol> PublicTypes => TypesOf(Assembly.GlobalNamespace).Where(type => type.DeclaredAccessibility == Accessibility.Public);

    /// <summary>Whether a member is a client's: the library's, or a verb that a project adds.</summary>
    public bool IsOfClient(ISymbol? member)
        => Clients.IsClient(member?.ContainingType) || (member is IMethodSymbol { IsExtensionMethod: true } method && IsOwnVerb(method));

    /// <summary>Whether a method on a client says itself what it asks and does, as the verbs do that projects add.</summary>
    public bool IsOwnVerb(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        return method.IsExtensionMethod && Clients.IsClient(method.Parameters[0].Type) && ContractOf(method, null) is not null;
    }

    /// <summary>The methods of clients, and those on clients that projects add.</summary>
    public IEnumerable<IMethodSymbol> ClientMethods
        => PublicTypes.Where(Clients.IsClient).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Concat(Own.Methods.Where(IsOwnVerb));

    /// <summary>Whether the library declares the symbol.</summary>
    public bool Declares(ISymbol? symbol) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Assembly);

    /// <summary>Whether code of that assembly can have a client in its hands.</summary>
    public bool IsKnownTo(IAssemblySymbol? assembly) => assembly is null || _knowsLibrary.GetOrAdd(assembly, ComputeKnown);

    private bool ComputeKnown(IAssemblySymbol assembly)
        => !SymbolEqualityComparer.Default.Equals(assembly, Assembly)
            && (assembly is ISourceAssemblySymbol
                || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Assembly.Name)));

    private OperationContract? ReadStep(ulong bit)
    {
        if (Facts.WordsOf(bit)?.Step is not { } step)
            return null;

        foreach (INamedTypeSymbol type in Clients.Declared)
            if (_reader.Read(type, step) is { } ofType)
                return ofType;
            else if (type.GetMembers(step).Select(member => _reader.Read(member)).FirstOrDefault(found => found is not null) is { } ofMember)
                return ofMember;
        return null;
    }

    /// <summary>Where nobody knows which client it is, what a derived one does otherwise makes what it differs in uncertain.</summary>
    private OperationContract? ReadDeclared(ISymbol member)
    {
        OperationContract? contract = Read(member, member.ContainingType);
        if (contract is null || member.IsStatic || member.ContainingType is not { } owner)
            return contract;

        foreach (INamedTypeSymbol derived in Clients.Declared)
            if (IsDerivedFrom(derived, owner) && Read(member, derived) is { } other && !other.Equals(contract))
                contract = contract.Or(other);
        return contract;
    }

    private OperationContract? Read(ISymbol member, ITypeSymbol from)
    {
        string name = WellKnown.WithoutAsync(member.Name);
        for (ITypeSymbol? type = from; type is INamedTypeSymbol named; type = type.BaseType)
        {
            OperationContract? contract = ReadMember(member, name, named.OriginalDefinition) ?? _reader.Read(named.OriginalDefinition, name);
            if (contract is not null)
                return contract;
        }

        return null;
    }

    /// <summary>What stands on the member as <paramref name="type"/> declares it, or on its twin that blocks.</summary>
    private OperationContract? ReadMember(ISymbol member, string name, INamedTypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, type) && _reader.Read(member) is { } own)
            return own;

        foreach (ISymbol candidate in type.GetMembers(name))
            if (candidate is IMethodSymbol or IPropertySymbol && _reader.Read(candidate) is { } contract)
                return contract;
        return null;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesOf));

    private static bool IsDerivedFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition))
                return true;
        return false;
    }
}
