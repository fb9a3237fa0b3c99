using System.ComponentModel;

namespace SmtpGen.Protocol;

/// <summary>
/// What the spec files of projects add to the vocabulary, for all of the process: the names of facts, and options of the library's verbs.
/// Generated code declares them when its module is loaded; nobody else has to call this.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SmtpOwnVocabulary
{
    private static readonly object Gate = new();

    // Replaced and never changed: a client reads them without a lock.
    private static volatile HashSet<string> s_facts = [];
    private static volatile Dictionary<string, SmtpOption[]> s_options = [];

    /// <summary>Declares facts, which <see cref="SmtpClient.HasFact"/> then knows. One that is declared already stays as it is.</summary>
    /// <param name="names">Their names; case does not tell names apart.</param>
    /// <exception cref="ArgumentNullException">There are no names.</exception>
    public static void DeclareFacts(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        lock (Gate)
            s_facts = new(s_facts.Concat(names), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Declares options of a verb of the library. One of a keyword that is declared already takes that one's place.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="options">What the spec file says of each.</param>
    /// <exception cref="ArgumentNullException">There is no verb, or there are no options.</exception>
    public static void DeclareOptions(string verb, params SmtpOption[] options)
    {
        ArgumentNullException.ThrowIfNull(verb);
        ArgumentNullException.ThrowIfNull(options);
        lock (Gate)
        {
            IEnumerable<SmtpOption> before = OptionsOf(verb).Where(known => !options.Any(option => Has(option, known.Keyword)));
            s_options = new(s_options, StringComparer.OrdinalIgnoreCase) { [verb] = [.. before, .. options] };
        }
    }

    /// <summary>Whether some project declares the fact, one that the program references and has not called yet included.</summary>
    internal static bool Knows(string fact)
    {
        if (!s_facts.Contains(fact))
            OwnModules.Initialize();
        return s_facts.Contains(fact);
    }

    /// <summary>The option of a verb with that keyword; null when no project declares one.</summary>
    internal static SmtpOption? FindOption(string verb, string keyword) => OptionsOf(verb).FirstOrDefault(option => Has(option, keyword));

    private static SmtpOption[] OptionsOf(string verb) => s_options.TryGetValue(verb, out SmtpOption[]? options) ? options : [];

    private static bool Has(SmtpOption option, string keyword) => option.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
