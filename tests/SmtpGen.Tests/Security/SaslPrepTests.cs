namespace SmtpGen.Tests.Security;

/// <summary>SASLprep by the examples and the tables of its RFCs.</summary>
public class SaslPrepTests
{
    /// <summary>RFC 4013 §3, and the steps of §2.</summary>
    [Theory]
    [InlineData("I\u00ADX", "IX")]
    [InlineData("user", "user")]
    [InlineData("USER", "USER")]
    [InlineData("\u00AA", "a")]
    [InlineData("\u2168", "IX")]
    [InlineData("", "")]
    [InlineData(" ", " ")]
    [InlineData("a\u00A0b\u3000c\u200Bd", "a b c d")]
    [InlineData("a\u034F\u1806\u200C\uFE0F\uFEFFb", "ab")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\uFB01", "fi")]
    [InlineData("\u0627\u0628", "\u0627\u0628")]
    [InlineData("\u0627\u0031\u0628", "\u0627\u0031\u0628")]
    [InlineData("\U0001F511", "\U0001F511")]
    public void Text_is_prepared(string text, string prepared)
    {
        Assert.True(SaslPrep.TryPrepare(text, out string result));
        Assert.Equal(prepared, result);
        Assert.Equal(text.Length == 0 ? "" : prepared, SaslPrep.Prepare(text));
    }

    [Theory]
    [InlineData("\u0007")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    [InlineData("a\u200E")]
    [InlineData("a\u2028b")]
    [InlineData("\uE000")]
    [InlineData("\uFDD0")]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFD")]
    [InlineData("\u2FF0")]
    [InlineData("\U000E0001")]
    [InlineData("\U0010FFFF")]
    [InlineData("\u0627\u0031")]
    [InlineData("\u0031\u0627")]
    [InlineData("\u0627a\u0627")]
    [InlineData("\u05D0\u4E00\u05D0")]
    public void What_is_not_allowed_stays_as_it_is(string text)
    {
        Assert.False(SaslPrep.TryPrepare(text, out _));
        Assert.Equal(text, SaslPrep.Prepare(text));
    }

    [Fact]
    public void What_leaves_nothing_stays_as_it_is() => Assert.Equal("\u00AD", SaslPrep.Prepare("\u00AD"));

    [Fact]
    public void The_tables_are_in_order()
    {
        foreach (int[] table in new[] { SaslPrepTables.Spaces.ToArray(), SaslPrepTables.MappedToNothing.ToArray(), SaslPrepTables.Prohibited.ToArray(), SaslPrepTables.RightToLeft.ToArray(), SaslPrepTables.LeftToRight.ToArray() })
        {
            Assert.Equal(0, table.Length % 2);
            Assert.Equal(table.Order(), table);
        }
    }
}
