using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmtpGen.Protocol;
using SmtpGen.Tests.Vocabulary;

namespace SmtpGen.Tests.Properties;

/// <summary>Values of options: encoded they are one word, which a decoder of another make understands.</summary>
public partial class EncodingPropertyTests
{
    [Fact]
    public void Xtext_is_one_word_and_means_the_text() => Property.Holds(Texts.Value, 100_000, text =>
    {
        string encoded = SmtpText.Xtext(text);
        Assert.Matches(XText(), encoded);
        Assert.Equal(text, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Hexadecimal().Replace(encoded, CharacterOf))));
        Assert.Equal(text, SmtpGen.Protocol.XText.Decode(encoded));
    });

    [Fact]
    public void The_ASCII_form_of_an_address_is_one_word_and_means_the_address() => Property.Holds(Texts.Value, 100_000, text =>
    {
        string encoded = UText.Encode(text, nameof(text));
        Assert.Matches(UnicodeText(), encoded);
        Assert.Equal(text, CodePoint().Replace(encoded, CharacterOf));
        Assert.Equal(text, UText.Decode(encoded));
    });

    [Fact]
    public void What_is_not_encoded_is_read_as_it_is() => Property.Holds(Texts.Any, 100_000, text =>
    {
        if (!text.Contains('+'))
            Assert.Equal(text, SmtpGen.Protocol.XText.Decode(text));
        if (!text.Contains('\\'))
            Assert.Equal(text, UText.Decode(text));
    });

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_nothing_else() => Property.Holds(Texts.Any, 100_000, text =>
    {
        bool isText = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
        Assert.Equal(isText, Record.Exception(() => SmtpText.Xtext(text)) is null);
        Assert.Equal(isText, Record.Exception(() => UText.Encode(text, nameof(text))) is null);
    });

    /// <summary>Through the properties: what they take is of the grammar, and goes out and is read back as what it was.</summary>
    [Fact]
    public void What_an_option_takes_is_read_back() => Property.Holds(CsCheck.Gen.Select(Texts.Value, Texts.Argument), 25_000, values =>
    {
        foreach (string value in new[] { values.Item1, values.Item2 })
        {
            TryOption(SmtpVerb.Mail, new MailOptions(), options => options.EnvId = value, options => options.EnvId, value);
            TryOption(SmtpVerb.Rcpt, new RcptOptions(), options => options.Orcpt = $"rfc822;{value}", options => options.Orcpt, $"rfc822;{value}");
            TryOption(SmtpVerb.Rcpt, new RcptOptions(), options => options.Orcpt = $"utf-8;{value}", options => options.Orcpt, $"utf-8;{value}");
        }
    });

    private static void TryOption<T>(string verb, T options, Action<T> set, Func<T, string?> get, string value)
        where T : SmtpOptions
    {
        if (Record.Exception(() => set(options)) is { } refusal)
        {
            Assert.IsAssignableFrom<ArgumentException>(refusal);
            return;
        }
        Assert.Equal(value, get(options));
        Assert.True(OptionGrammar.Allows(verb, options.ToString()), options.ToString());
    }

    private static string CharacterOf(Match match) => char.ConvertFromUtf32(int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A(?:[!-*,-<>-~]|\+[0-9A-F]{2})*\z")]
    private static partial Regex XText();

    [GeneratedRegex(@"\+([0-9A-F]{2})")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A(?:[!-*,-<>-\[\]-~]|\\x\{[0-9A-F]{2,6}\})*\z")]
    private static partial Regex UnicodeText();

    [GeneratedRegex(@"\\x\{([0-9A-F]{2,6})\}")]
    private static partial Regex CodePoint();
}
