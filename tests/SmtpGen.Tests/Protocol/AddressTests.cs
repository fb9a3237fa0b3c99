using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>Where an address begins and ends in what a caller gives, and what is none: the corners that a whole session need not visit.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("<>", "")]
    [InlineData("<a>", "a")]
    [InlineData("Name<a@b>", "a@b")]
    [InlineData("\"Name\" <a@b>", "a@b")]
    [InlineData("\"N\\\"a\\\\me\" of <a@b>", "a@b")]
    [InlineData("Jürgen <a@b>", "a@b")]
    [InlineData("ü@b", "ü@b")]
    [InlineData("aü@b", "aü@b")]
    [InlineData("\"\"@b", "\"\"@b")]
    [InlineData("\"a\\ b\"@c", "\"a\\ b\"@c")]
    [InlineData("\"a b\"", "\"a b\"")]
    [InlineData("a..b@c", "a..b@c")]
    [InlineData("a@b-c_d.e1", "a@b-c_d.e1")]
    [InlineData("a@b.é", "a@b.é")]
    [InlineData("a@é.b", "a@é.b")]
    [InlineData("a@[x]", "a@[x]")]
    public void An_address_is_found(string text, string address) => Assert.Equal(address, SmtpAddress.Parse(text, "path").ToString());

    [Theory]
    [InlineData(">")]
    [InlineData("<")]
    [InlineData("<<>")]
    [InlineData("<<a@b>")]
    [InlineData("<a@b>>")]
    [InlineData("Name>")]
    [InlineData("\"Name\">")]
    [InlineData("\"Name <a@b>")]
    [InlineData("\"xa@b>")]
    [InlineData("\"a\\>")]
    [InlineData("Name, N <a@b>")]
    [InlineData("Name\t<a@b>")]
    [InlineData("\"")]
    [InlineData("\"\\")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a\\\u0001\"@b")]
    [InlineData("\"a\u007f\"@b")]
    [InlineData("\"a\u2028\"@b")]
    [InlineData("\"a\u2029\"@b")]
    [InlineData("\"a\"b@c")]
    [InlineData("a\u2029@b")]
    [InlineData("a\u00a0@b")]
    [InlineData("a@")]
    [InlineData("a@.b")]
    [InlineData("a@b.")]
    [InlineData("a@b..c")]
    [InlineData("a@é..b")]
    [InlineData("a@.é")]
    [InlineData("a@é.")]
    [InlineData("a@b é")]
    [InlineData("a@é\u2028")]
    [InlineData("a@é\u0085")]
    [InlineData("a@é\u00a0")]
    [InlineData("a@b!")]
    [InlineData("a@é!")]
    [InlineData("a@[]")]
    [InlineData("a@[")]
    [InlineData("a@[a b]")]
    [InlineData("a@[a]]")]
    [InlineData("a@[é]")]
    public void What_is_no_address_as_a_whole_is_refused_by_the_name_of_its_parameter(string text)
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => { _ = SmtpAddress.Parse(text, "path"); }).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => { _ = SmtpAddress.ParseForward(text, "path"); }).ParamName);
    }

    [Fact]
    public void Nothing_is_no_path_at_all_and_the_null_path_no_forward_path()
    {
        Assert.Throws<ArgumentNullException>("path", () => { _ = SmtpAddress.Parse(null!, "path"); });
        Assert.Throws<ArgumentException>("path", () => { _ = SmtpAddress.ParseForward("<>", "path"); });
        Assert.Equal("a@b", SmtpAddress.ParseForward("<a@b>", "path").ToString());
    }
}
