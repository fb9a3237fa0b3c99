using System.ComponentModel;
using System.Globalization;

namespace SmtpGen.Protocol;

/// <summary>The options of one command, in the order in which they were set. A value is checked when it is set, so a line cannot be spoilt by it.</summary>
/// <remarks>Whether the server offers what an option needs is looked at when the command is sent: the same options may serve many sessions.</remarks>
public abstract class SmtpOptions
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

    /// <summary>Whether an option without value is set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool GetFlag(SmtpOption option) => GetRaw(option.Keyword) is not null;

    /// <summary>Sets an option without value, or takes it away.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetFlag(SmtpOption option, bool value) => SetRaw(option.Keyword, value ? "" : null);

    /// <summary>A whole number; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected long? GetInteger(SmtpOption option)
        => long.TryParse(GetRaw(option.Keyword), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Sets a whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in the range of the option.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetInteger(SmtpOption option, long? value)
    {
        if (value < option.Minimum || value > option.Maximum)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option.Keyword} is a number from {option.Minimum} to {option.Maximum}.");
        SetRaw(option.Keyword, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Text, decoded; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string? GetText(SmtpOption option)
    {
        string? raw = GetRaw(option.Keyword);
        return raw is null || option.Kind == SmtpOptionKind.Text ? raw : XText.Decode(raw);
    }

    /// <summary>Sets text; it is encoded where the option is.</summary>
    /// <exception cref="ArgumentException">The text is too long, or lacks its type.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetText(SmtpOption option, string? value)
    {
        string? raw = value is null ? null : Encode(option, value);
        if (raw is "")
            throw new ArgumentException($"{option.Keyword} needs a value; null takes the option away.", nameof(value));
        if (option.MaximumLength > 0 && raw?.Length > option.MaximumLength)
            throw new ArgumentException($"{option.Keyword} would have {raw.Length} octets as it goes over the wire; {option.MaximumLength} is its limit.", nameof(value));
        SetRaw(option.Keyword, raw);
    }

    /// <summary>The position of the value among those that the option knows; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int? GetIndex(SmtpOption option) => GetRaw(option.Keyword) is { } raw && IndexOfValue(option, raw) is >= 0 and var index ? index : null;

    /// <summary>Sets one of the values that the option knows, by its position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetIndex(SmtpOption option, int? value)
    {
        if (value < 0 || value >= option.Values.Count)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option.Keyword} has no such value.");
        SetRaw(option.Keyword, value is { } index ? option.Values[index].Text : null);
    }

    /// <summary>The values of a set, as bits by their position; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int? GetSet(SmtpOption option)
        => GetRaw(option.Keyword)?.Split(',').Select(word => IndexOfValue(option, word)).Where(index => index >= 0).Aggregate(0, (set, index) => set | (1 << index));

    /// <summary>Sets some of the values that the option knows, as bits by their position.</summary>
    /// <exception cref="ArgumentException">No value is given, or one that there is not, or others beside one that stands alone.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetSet(SmtpOption option, int? value)
    {
        if (value is { } set)
            CheckSet(option, set);
        SetRaw(option.Keyword, value is null ? null : string.Join(',', option.Values.Where((_, index) => (value & (1 << index)) != 0).Select(known => known.Text)));
    }

    internal bool Has(string keyword) => GetRaw(keyword) is not null;

    /// <summary>Writes the options that the server takes.</summary>
    /// <exception cref="SmtpNotSupportedException">It does not offer the extension of one that may not be left out.</exception>
    internal void WriteTo(SmtpCommandLine line)
    {
        if (Verb != line.Command!.Verb)
            throw new ArgumentException($"These are options of {Verb}, and the command is {line.Command.Verb}.");
        Capabilities offered = line.Session!.Capabilities;
        foreach ((string keyword, string value) in _values)
        {
            SmtpOption? option = Known.FirstOrDefault(known => known.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase));
            string? extension = option is null ? null : ExtensionOf(option, value);
            if (option is null ? !line.Session.DoesEsmtp : option.MayBeDropped && extension is not null && !offered.Offers(extension))
                continue;
            if (extension is not null)
                line.RequireExtension(extension, $"The option {keyword}");
            line.WriteOption(keyword, value, option?.LineLength ?? 0);
        }
    }

    private static void CheckSet(SmtpOption option, int set)
    {
        if (set == 0 || set >> option.Values.Count != 0)
            throw new ArgumentOutOfRangeException(nameof(set), set, $"{option.Keyword} takes one or more of {string.Join(", ", option.Values.Select(value => value.Text))}.");
        for (int index = 0; index < option.Values.Count; index++)
        {
            if (option.Values[index].Alone && (set & (1 << index)) != 0 && set != 1 << index)
                throw new ArgumentException($"{option.Values[index].Text} stands alone: no other value of {option.Keyword} goes with it.", nameof(set));
        }
    }

    private static string Encode(SmtpOption option, string value)
    {
        if (option.Kind == SmtpOptionKind.Text)
            return value;
        if (option.Kind == SmtpOptionKind.XText)
            return XText.Encode(value, nameof(value));
        int type = value.IndexOf(';');
        if (type <= 0 || type == value.Length - 1)
            throw new ArgumentException($"{option.Keyword} is a type and a value, with a semicolon between them, such as \"rfc822;name@example.com\".", nameof(value));
        return value[..(type + 1)] + XText.Encode(value[(type + 1)..], nameof(value));
    }

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
