using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests;

/// <summary>Which words of a spec file can be names in C#, and what the others become.</summary>
public class IdentifierTests
{
    public static TheoryData<string> Keywords => [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(word => word.All(char.IsLetter))];

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_reserved_word_is_no_name_and_with_a_capital_it_is(string word)
    {
        Assert.False(Identifier.IsValid(word));
        Assert.True(Identifier.IsValid(Identifier.Pascal(word)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("z")]
    [InlineData("A")]
    [InlineData("Z")]
    [InlineData("a0")]
    [InlineData("a9")]
    public void Letters_and_digits_are_a_name(string text) => Assert.True(Identifier.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("0a")]
    [InlineData("9a")]
    [InlineData("a/")]
    [InlineData("a:")]
    [InlineData("a@")]
    [InlineData("a[")]
    [InlineData("a`")]
    [InlineData("a{")]
    [InlineData("@a")]
    [InlineData("a_b")]
    [InlineData("é")]
    public void Anything_else_is_none(string text) => Assert.False(Identifier.IsValid(text));

    [Fact]
    public void A_name_may_be_as_long_as_a_disk_allows_and_a_longer_one_is_shown_in_part()
    {
        string longest = new('a', Identifier.LongestName);
        Assert.True(Identifier.IsValid(longest));
        Assert.False(Identifier.IsValid(longest + "a"));
        Assert.Equal(longest, Identifier.Shown(longest));
        Assert.Equal(longest + "…", Identifier.Shown(longest + "a"));
    }

    [Theory]
    [InlineData("MT-PRIORITY", "MtPriority")]
    [InlineData("8bit_mime.x", "8bitMimeX")]
    [InlineData("-A--B-", "AB")]
    [InlineData("", "")]
    public void A_word_of_the_protocol_has_one_capital_for_each_part(string word, string name) => Assert.Equal(name, Identifier.Pascal(word));
}
