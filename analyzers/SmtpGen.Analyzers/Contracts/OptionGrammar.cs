using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>What the values of an option look like.</summary>
internal sealed class OptionGrammar
{
    private const string NoValue = "none";
    private const string SetOfValues = "flags";
    private const string Number = "integer";
    private const string PlainText = "text";
    private const string EncodedText = "xtext";

    /// <summary>
    /// A pattern may be somebody's own, and a slow one must not hold up a compiler. So long that no busy machine makes a quick one late, and
    /// waited for once.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string? _kind;
    private readonly long? _minimum;
    private readonly long? _maximum;
    private readonly Lazy<Regex?> _pattern;
    private volatile bool _isSlow;

    public OptionGrammar(AttributeData vocabulary)
    {
        _kind = vocabulary.NamedString(nameof(OptionVocabularyAttribute.Kind));
        Values = [.. vocabulary.NamedStrings(nameof(OptionVocabularyAttribute.Values))];
        _minimum = vocabulary.NamedNumber(nameof(OptionVocabularyAttribute.Minimum));
        _maximum = vocabulary.NamedNumber(nameof(OptionVocabularyAttribute.Maximum));
        ValueOptional = vocabulary.NamedFlag(nameof(OptionVocabularyAttribute.ValueOptional));
        string? pattern = vocabulary.NamedString(nameof(OptionVocabularyAttribute.Pattern));
        _pattern = new(() => Compile(pattern));
    }

    /// <summary>The values, when there is a fixed set of them.</summary>
    public IReadOnlyList<string> Values { get; }

    public bool ValueOptional { get; }

    public bool TakesNoValue => _kind == NoValue;

    /// <summary>Whether the value may be several of <see cref="Values"/>.</summary>
    public bool IsSet => _kind == SetOfValues;

    public bool IsNumber => _kind == Number;

    /// <summary>How great a number may be: "from 1 to 9"; null when it may be any.</summary>
    public string? Bounds => (_minimum, _maximum) switch
    {
        (null, null) => null,
        (null, _) => $"of {_maximum} at most",
        (_, null) => $"of {_minimum} at least",
        _ => $"from {_minimum} to {_maximum}",
    };

    /// <summary>Whether the value goes over the wire as the program gives it.</summary>
    public bool IsPlain => IsNumber || _kind == PlainText;

    /// <summary>Whether the value is text of which some characters are written as <c>+XX</c>.</summary>
    public bool IsEncoded => _kind == EncodedText;

    /// <summary>Whether the value is one of the option's; null when nobody can tell.</summary>
    public bool? Allows(string value)
    {
        if (TakesNoValue)
            return false;
        if (IsNumber && Exceeds(value))
            return false;
        if (_isSlow)
            return null;
        try
        {
            return _pattern.Value?.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            _isSlow = true;
            return null;
        }
    }

    private bool Exceeds(string value)
        => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && (number < _minimum || number > _maximum);

    /// <summary>The pattern of a project's own spec file may be none: then it says nothing.</summary>
    private static Regex? Compile(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
