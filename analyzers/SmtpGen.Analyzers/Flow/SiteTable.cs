using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Numbers the places of a graph where a client comes into view: it is made there, or handed in. A place in a loop makes many clients:
/// the last one has the place's number, and those before it share another.
/// </summary>
internal sealed class SiteTable
{
    public const int MaximumSites = 64;

    private readonly Dictionary<object, int> _numbers = [];
    private readonly List<ITypeSymbol?> _created = [];
    private ulong _anonymous;

    /// <summary>The number of a place; negative when there are too many of them.</summary>
    /// <param name="place">The operation, or the variable's symbol.</param>
    /// <param name="created">The type that is made there; null when nobody knows.</param>
    public int NumberOf(object place, ITypeSymbol? created)
    {
        if (_numbers.TryGetValue(place, out int number))
            return number;
        if (_created.Count + 2 > MaximumSites)
            return -1;

        number = _created.Count;
        if (created is null && place is IOperation)
            _anonymous |= 3UL << number;
        _created.Add(created);
        _created.Add(created);
        _numbers.Add(place, number);
        return number;
    }

    /// <summary>The number that earlier clients of the place share.</summary>
    public static int EarlierOf(int site) => site | 1;

    /// <summary>The numbers (bits) that earlier clients share.</summary>
    public const ulong AllEarlier = 0xAAAA_AAAA_AAAA_AAAA;

    /// <summary>Whether the clients came out of expressions of which nobody knows what they stand for: they may be any that others know of.</summary>
    public bool AreAnonymous(ulong clients) => (clients & _anonymous) != 0;

    /// <summary>The type that all of the clients were made as; null when it is not known, or not the same.</summary>
    public ITypeSymbol? CreatedType(ulong clients)
    {
        ITypeSymbol? common = null;
        foreach (int site in Bits.In(clients))
        {
            ITypeSymbol? created = _created[site];
            if (created is null || (common is not null && !SymbolEqualityComparer.Default.Equals(common, created)))
                return null;
            common = created;
        }

        return common;
    }
}
