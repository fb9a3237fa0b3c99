using System.ComponentModel;

namespace SmtpGen.Protocol;

/// <summary>The options of one command, in the order in which they were set. A value is checked when it is set, so a line cannot be spoilt by it.</summary>
/// <remarks>Whether the server offers what an option needs is looked at when the command is sent: the same options may serve many sessions.</remarks>
public abstract partial class SmtpOptions
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>Makes an empty list.</summary>
    /// <param name="verb">The verb that takes the options.</param>
    /// <param name="known">The options that the spec file knows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SmtpOptions(string verb, IReadOnlyList<SmtpOption> known)
    {
        Verb = verb;
        Known = known;
    }

    private string Verb { get; }

    private IReadOnlyList<SmtpOption> Known { get; }

    /// <summary>The options as they go over the wire.</summary>
    public override string ToString() => string.Join(' ', _values.Select(entry => entry.Value.Length == 0 ? entry.Key : $"{entry.Key}={entry.Value}"));

    /// <summary>The value of an option as it goes over the wire, "" for one without value; null when it is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string? GetRaw(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        int at = IndexOf(keyword);
        return at < 0 ? null : _values[at].Value;
    }

    /// <summary>Sets the value of an option as it goes over the wire, "" for one without value; null takes the option away.</summary>
    /// <exception cref="ArgumentException">Keyword or value is not what RFC 5321 §4.1.2 allows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetRaw(string keyword, string? value)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        SmtpCommandLine.CheckOption(keyword, value ?? "", nameof(value));
        int at = IndexOf(keyword);
        if (value is null)
        {
            if (at >= 0)
                _values.RemoveAt(at);
        }
        else if (at < 0)
            _values.Add(new(keyword, value));
        else
            _values[at] = new(keyword, value);
    }

    internal string? ValueOf(string keyword) => GetRaw(keyword);

    /// <summary>Writes the options that the server takes.</summary>
    /// <exception cref="ArgumentException">Two of them exclude each other, or one needs another.</exception>
    /// <exception cref="SmtpNotSupportedException">It does not offer the extension of one that may not be left out.</exception>
    internal void WriteTo(SmtpCommandLine line)
    {
        if (Verb != line.Command!.Verb)
            throw new ArgumentException($"These are options of {Verb}, and the command is {line.Command.Verb}.");
        CheckTogether();
        Capabilities offered = line.Session!.Capabilities;
        foreach ((string keyword, string value) in _values)
        {
            SmtpOption? option = Find(keyword);
            string? extension = option is null ? null : ExtensionOf(option, value);
            if (option is null ? !line.Session.DoesEsmtp : option.MayBeDropped && extension is not null && !offered.Offers(extension))
                continue;
            if (extension is not null)
                line.RequireExtension(extension, $"The option {keyword}");
            line.WriteOption(keyword, value, option?.LineLength ?? 0);
        }
    }

    // Looked at when the command is made, since the order in which options are set is the caller's.
    private void CheckTogether()
    {
        foreach ((string keyword, _) in _values)
        {
            if (Find(keyword) is not { } option)
                continue;
            if (option.Excludes.FirstOrDefault(other => ValueOf(other) is not null) is { } excluded)
                throw new ArgumentException($"{option} and {excluded} exclude each other: set one of them.");
            if (option.Needs.FirstOrDefault(needed => ValueOf(needed) is null) is { } missing)
                throw new ArgumentException($"{option} needs {missing}: set it too.");
        }
    }

    private SmtpOption? Find(string keyword)
        => Known.FirstOrDefault(known => known.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase)) ?? SmtpOwnVocabulary.FindOption(Verb, keyword);

    private static string? ExtensionOf(SmtpOption option, string value)
        => IndexOfValue(option, value) is >= 0 and var index ? option.Values[index].Extension ?? option.Extension : option.Extension;

    private static int IndexOfValue(SmtpOption option, string text)
    {
        for (int index = 0; index < option.Values.Count; index++)
        {
            if (option.Values[index].Text.Equals(text, StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }

    private int IndexOf(string keyword) => _values.FindIndex(entry => entry.Key.Equals(keyword, StringComparison.OrdinalIgnoreCase));
}
