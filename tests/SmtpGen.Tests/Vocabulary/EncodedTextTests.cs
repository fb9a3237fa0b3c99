using SmtpGen.Protocol;

namespace SmtpGen.Tests.Vocabulary;

/// <summary>Text that a value of an option may not hold as it is: what is encoded and what not, to the character, and what is read back.</summary>
public class EncodedTextTests
{
    [Theory]
    [InlineData("!*,<>@[~", "!*,<>@[~")]
    [InlineData(" ", "+20")]
    [InlineData("\u007f", "+7F")]
    [InlineData("\u0001", "+01")]
    [InlineData("+=", "+2B+3D")]
    [InlineData("é\U0001F600", "+C3+A9+F0+9F+98+80")]
    public void Xtext_has_plus_signs(string text, string encoded)
    {
        Assert.Equal(encoded, XText.Encode(text, "value"));
        Assert.Equal(text, XText.Decode(encoded));
    }

    [Theory]
    [InlineData("a+2B", "a+")]
    [InlineData("+2bc", "+c")]
    [InlineData("a+2", "a+2")]
    [InlineData("a+", "a+")]
    [InlineData("+2G", "+2G")]
    [InlineData("+G2", "+G2")]
    [InlineData("++2B", "++")]
    [InlineData("é+2BŁ", "é+Ł")]
    public void Xtext_that_others_wrote_is_read_as_far_as_it_is_xtext(string encoded, string text) => Assert.Equal(text, XText.Decode(encoded));

    [Theory]
    [InlineData("!*,<>@[~", "!*,<>@[~")]
    [InlineData(" ", "\\x{20}")]
    [InlineData("\u007f", "\\x{7F}")]
    [InlineData("\t", "\\x{09}")]
    [InlineData("\\+=", "\\x{5C}\\x{2B}\\x{3D}")]
    [InlineData("é\U0001F600", "\\x{E9}\\x{1F600}")]
    public void An_address_that_need_not_be_ASCII_has_code_points_in_braces(string text, string encoded)
    {
        Assert.Equal(encoded, UText.Encode(text, "value"));
        Assert.Equal(text, UText.Decode(encoded));
    }

    [Theory]
    [InlineData("\\x{e9}}", "é}")]
    [InlineData("\\x{}", "\\x{}")]
    [InlineData("\\x{41", "\\x{41")]
    [InlineData("\\x{zz}", "\\x{zz}")]
    [InlineData("\\x{D800}", "\\x{D800}")]
    [InlineData("\\x{110000}", "\\x{110000}")]
    [InlineData("\\x{10FFFF}", "\U0010FFFF")]
    [InlineData("\\x{FFFFFFFF}", "\\x{FFFFFFFF}")]
    [InlineData("\\x41}", "\\x41}")]
    [InlineData("}\\x{\\x{41}", "}\\x{A")]
    public void What_does_not_stand_for_a_code_point_stands_for_itself(string encoded, string text) => Assert.Equal(text, UText.Decode(encoded));

    [Fact]
    public void Half_a_pair_is_not_encoded()
    {
        Assert.Throws<ArgumentException>("value", () => XText.Encode("a\ud800", "value"));
        Assert.Throws<ArgumentException>("value", () => UText.Encode("a\ud800", "value"));
    }
}
