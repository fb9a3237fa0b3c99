using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>
/// Gives each fact a bit. The names are an open set: one that no vocabulary describes gets its bit when a contract mentions it. A fact
/// for which no bit is left has none, so nothing is ever said of it.
/// </summary>
internal sealed class FactTable
{
    private const int MaximumFacts = 64;
    private const string AskedPrefix = " asked for ";

    private readonly object _gate = new();

    // A name of a fact is never empty, and never begins with a blank: these are the analyzer's own.
    private readonly Dictionary<string, int> _bits = new(StringComparer.OrdinalIgnoreCase) { [""] = 0, [" "] = 1, ["  "] = 2 };
    private readonly FactWords?[] _words = new FactWords?[MaximumFacts];

    /// <summary>The program takes it upon itself that this client's secrets may go in clear.</summary>
    public static ulong AllowsSecretInClear => 1;

    /// <summary>The connection does not leave this machine, or goes where nobody knows.</summary>
    public static ulong HasPrivatePeer => 2;

    /// <summary>The program has looked at all that the server offers.</summary>
    public static ulong HasReadOffers => 4;

    /// <summary>What excuses a secret in clear.</summary>
    public static ulong ExcusesSecretInClear => AllowsSecretInClear | HasPrivatePeer;

    /// <summary>The facts while which nobody on the way can read a secret.</summary>
    public ulong ProtectsSecrets { get; private set; }

    /// <summary>All facts that a vocabulary describes.</summary>
    public ulong Described { get; private set; }

    /// <summary>Those of them that the library describes: what clears them all ends the session, and with it those that projects add.</summary>
    public ulong OfLibrary { get; private set; }

    public void Describe(AttributeData attribute, bool isOfLibrary)
    {
        if (attribute.FirstArgument() is not string name)
            return;

        ulong bit = BitOf(name);
        if (bit == 0)
            return;

        Described |= bit;
        if (isOfLibrary)
            OfLibrary |= bit;
        if (attribute.NamedFlag(nameof(FactVocabularyAttribute.ProtectsSecrets)))
            ProtectsSecrets |= bit;
        _words[IndexOf(bit)] = new FactWords(
            name,
            attribute.NamedString(nameof(FactVocabularyAttribute.Missing)),
            attribute.NamedString(nameof(FactVocabularyAttribute.Present)),
            attribute.NamedString(nameof(FactVocabularyAttribute.Step)),
            attribute.NamedString(nameof(FactVocabularyAttribute.Undo)));
    }

    public ulong BitOf(string name)
    {
        lock (_gate)
        {
            if (!_bits.TryGetValue(name, out int index))
            {
                index = _bits.Count;
                _bits.Add(name, index);
            }

            return index < MaximumFacts ? 1UL << index : 0;
        }
    }

    /// <summary>The program has asked whether the server offers the extension.</summary>
    public ulong AskedFor(string extension) => BitOf(AskedPrefix + extension);

    public ulong BitsOf(IEnumerable<string> names)
    {
        ulong bits = 0;
        foreach (string name in names)
            bits |= BitOf(name);
        return bits;
    }

    /// <summary>How to speak of the one fact in <paramref name="bit"/>; null when no vocabulary describes it.</summary>
    public FactWords? WordsOf(ulong bit) => _words[IndexOf(bit)];

    public static ulong LowestOf(ulong bits) => bits & (~bits + 1);

    private static int IndexOf(ulong bit)
    {
        int index = 0;
        while ((bit >>= 1) != 0)
            index++;
        return index;
    }
}

/// <summary>How to speak of a fact.</summary>
internal sealed record FactWords(string Name, string? Missing, string? Present, string? Step, string? Undo);
