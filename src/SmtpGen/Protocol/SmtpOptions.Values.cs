using System.ComponentModel;
using System.Globalization;

namespace SmtpGen.Protocol;

/// <summary>
/// The typed readers and writers, one pair for each kind of value. The writers are public, so that a project's own options can be set on
/// the library's classes; hidden, since only generated code has use for them.
/// </summary>
public abstract partial class SmtpOptions
{
    /// <summary>Whether an option without value is set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool GetFlag(SmtpOption option) => GetRaw(option.Keyword) is not null;

    /// <summary>Sets an option without value, or takes it away.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetFlag(SmtpOption option, bool value) => SetRaw(option.Keyword, value ? "" : null);

    /// <summary>A whole number; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected long? GetInteger(SmtpOption option)
        => long.TryParse(GetRaw(option.Keyword), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Sets a whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in the range of the option.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetInteger(SmtpOption option, long? value)
    {
        if (value < option.Minimum || value > option.Maximum)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} is a number from {option.Minimum} to {option.Maximum}.");
        SetRaw(option.Keyword, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Text, decoded; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string? GetText(SmtpOption option) => GetRaw(option.Keyword) is { } raw ? OptionText.Decode(option, raw) : null;

    /// <summary>Sets text; it is encoded where the option is.</summary>
    /// <exception cref="ArgumentException">The text is too long, lacks its type, or is not of the form that the option has.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetText(SmtpOption option, string? value)
        => SetRaw(option.Keyword, value is null ? null : CheckText(option, OptionText.Encode(option, value, nameof(value))));

    /// <summary>A date and a time in UTC; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DateTimeOffset? GetDateTime(SmtpOption option) => GetRaw(option.Keyword) is { } raw ? WireTime.Parse(raw) : null;

    /// <summary>Sets a date and a time, in whole seconds: a fraction is cut off.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetDateTime(SmtpOption option, DateTimeOffset? value) => SetRaw(option.Keyword, value is { } time ? WireTime.Format(time) : null);

    /// <summary>A value that has parts; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T? GetValue<T>(SmtpOption option)
        where T : class, ISmtpOptionValue<T>
        => GetRaw(option.Keyword) is { } raw ? T.Parse(raw) : null;

    /// <summary>Sets a value that has parts.</summary>
    /// <exception cref="ArgumentException">The value is not what the option allows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetValue<T>(SmtpOption option, T? value)
        where T : class, ISmtpOptionValue<T>
        => SetRaw(option.Keyword, value is null ? null : CheckText(option, value.ToWire()));

    /// <summary>The position of the value among those that the option knows; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int? GetIndex(SmtpOption option) => GetRaw(option.Keyword) is { } raw && IndexOfValue(option, raw) is >= 0 and var index ? index : null;

    /// <summary>Sets one of the values that the option knows, by its position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetIndex(SmtpOption option, int? value)
    {
        if (value < 0 || value >= option.Values.Count)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} has no such value.");
        SetRaw(option.Keyword, value is { } index ? option.Values[index].Text : null);
    }

    /// <summary>The values of a set, as bits by their position; null when the option is not set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int? GetSet(SmtpOption option)
        => GetRaw(option.Keyword)?.Split(',').Select(word => IndexOfValue(option, word)).Where(index => index >= 0).Aggregate(0, (set, index) => set | (1 << index));

    /// <summary>Sets some of the values that the option knows, as bits by their position.</summary>
    /// <exception cref="ArgumentException">No value is given, or one that there is not, or others beside one that stands alone.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetSet(SmtpOption option, int? value)
    {
        SetRaw(option.Keyword, value is { } set ? Words(option, set) : null);
    }

    private static string CheckText(SmtpOption option, string wire)
    {
        const string parameter = "value";
        if (wire.Length == 0 && option.ValueOptional)
            return wire;
        if (wire.Length == 0)
            throw new ArgumentException($"{option} needs a value; null takes the option away.", parameter);
        int length = ArgumentText.CountOctets(wire, parameter);
        if (option.MaximumLength > 0 && length > option.MaximumLength)
            throw new ArgumentException($"{option} would have {length} octets as it goes over the wire; {option.MaximumLength} is its limit.", parameter);
        if (!option.Allows(wire))
        {
            throw new ArgumentException(
                $"\"{ArgumentText.Shown(wire)}\", as it would go over the wire, is not what {option} allows: see the section that its documentation names.",
                parameter);
        }
        return wire;
    }

    private static string Words(SmtpOption option, int set)
    {
        if (set == 0 || set >> option.Values.Count != 0)
            throw new ArgumentOutOfRangeException(nameof(set), set, $"{option} takes one or more of {string.Join(", ", option.Values.Select(value => value.Text))}.");
        for (int index = 0; index < option.Values.Count; index++)
        {
            if (option.Values[index].Alone && (set & (1 << index)) != 0 && set != 1 << index)
                throw new ArgumentException($"{option.Values[index].Text} stands alone: no other value of {option.Keyword} goes with it.", nameof(set));
        }
        return string.Join(',', option.Values.Where((_, index) => (set & (1 << index)) != 0).Select(known => known.Text));
    }
}
