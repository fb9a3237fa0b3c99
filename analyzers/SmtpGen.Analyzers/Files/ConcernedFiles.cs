using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Files;

/// <summary>
/// Tells by words alone which files can have to do with the library: those that name one of its types, or something by which other code of the
/// compilation exposes one. In all others no analyzer looks at anything, and the compiler is asked for the meaning of nothing.
/// </summary>
internal sealed class ConcernedFiles
{
    private readonly Lazy<(HashSet<SyntaxTree> Trees, HashSet<string> Names)> _found;

    public ConcernedFiles(Compilation compilation, LibraryContracts library) => _found = new(() => new Search(library).Run(compilation));

    public IReadOnlyCollection<SyntaxTree> All => _found.Value.Trees;

    public bool Contain(SyntaxTree tree) => _found.Value.Trees.Contains(tree);

    /// <summary>Whether something of that name may lead to the library.</summary>
    public bool LeadsToLibrary(string name) => _found.Value.Names.Contains(name);

    /// <summary>Follows what leads to the library from file to file, until nothing new is found.</summary>
    private sealed class Search
    {
        private const string AttributeSuffix = "Attribute";

        private readonly LibraryContracts _library;
        private readonly SourceExposures _reader;
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private readonly HashSet<int> _hashes = new();
        private readonly HashSet<SyntaxTree> _concerned = new();
        private readonly List<Exposure> _exposures = new();

        public Search(LibraryContracts library)
        {
            _library = library;
            foreach (INamedTypeSymbol type in library.PublicTypes)
            {
                Add(type.Name);
                if (type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
                    Add(type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length));
            }

            var types = new HashSet<string>(_names, StringComparer.Ordinal);
            _reader = new SourceExposures(types.Contains);
        }

        public (HashSet<SyntaxTree> Trees, HashSet<string> Names) Run(Compilation compilation)
        {
            foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
                if (_library.IsKnownTo(assembly))
                    _exposures.AddRange(ReferencedExposures.In(assembly.GlobalNamespace));

            do
            {
                Follow();
                foreach (SyntaxTree tree in compilation.SyntaxTrees)
                    if (!_concerned.Contains(tree) && TreeWords.Of(tree).MayHaveAnyOf(_hashes))
                    {
                        _concerned.Add(tree);
                        _exposures.AddRange(_reader.In(tree));
                    }
            }
            while (Follow());
            return (_concerned, _names);
        }

        /// <summary>Adds the names that lead to the library by one that does already; whether there was any.</summary>
        private bool Follow()
        {
            int before = _names.Count, count;
            do
            {
                count = _names.Count;
                foreach (Exposure exposure in _exposures)
                    if (!_names.Contains(exposure.Name) && exposure.Mentions.Any(_names.Contains))
                        Add(exposure.Name);
            }
            while (_names.Count > count);
            return count > before;
        }

        private void Add(string name)
        {
            if (_names.Add(name))
                _hashes.Add(TreeWords.HashOf(name));
        }
    }
}
