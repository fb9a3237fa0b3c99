using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>What may stand in a command line, and how that which may not is shown to who passed it.</summary>
public class ArgumentTextTests
{
    [Theory]
    [InlineData("\r", "CR")]
    [InlineData("\n", "LF")]
    [InlineData("\0", "NUL")]
    [InlineData("\u0001", "U+0001")]
    [InlineData("\u001f", "U+001F")]
    [InlineData("\u007f", "U+007F")]
    public void A_control_is_refused_wherever_it_stands_and_called_by_its_name(string control, string name)
    {
        foreach (string text in new[] { control, control + "a", "a" + control, "a" + control + "b" })
        {
            var refusal = Assert.Throws<ArgumentException>("text", () => ArgumentText.RefuseControls(text, "text"));
            Assert.Contains($" {name},", refusal.Message);
            Assert.Throws<ArgumentException>("text", () => ArgumentText.RefuseBlanks(text, "text"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("~é\u0080")]
    public void Other_text_is_taken(string text) => ArgumentText.RefuseControls(text, "text");

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    public void A_blank_is_refused_where_one_word_is_wanted(string text)
        => Assert.Throws<ArgumentException>("text", () => ArgumentText.RefuseBlanks(text, "text"));

    [Fact]
    public void Octets_are_counted_as_they_go_out_and_half_a_pair_has_no_number()
    {
        Assert.Equal(0, ArgumentText.CountOctets("", "text"));
        Assert.Equal(3, ArgumentText.CountOctets("abc", "text"));
        Assert.Equal(7, ArgumentText.CountOctets("aé\U0001F600", "text"));
        Assert.Throws<ArgumentException>("text", () => ArgumentText.CountOctets("\udc00", "text"));
    }

    [Fact]
    public void What_is_shown_is_short_and_holds_nothing_that_moves_a_cursor()
    {
        Assert.Equal("a?b?c?d?e?fé", ArgumentText.Shown("a\rb\u2028c\u2029d\ud800e\u0085fé"));
        Assert.Equal(new string('x', 60), ArgumentText.Shown(new string('x', 60)));
        Assert.Equal(new string('x', 60) + "…", ArgumentText.Shown(new string('x', 61)));
        Assert.Equal("abc…", ArgumentText.Shown("abcd", 3));
    }
}
