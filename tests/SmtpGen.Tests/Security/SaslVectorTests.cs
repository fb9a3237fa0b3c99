using System.Text;

namespace SmtpGen.Tests.Security;

/// <summary>The exchanges that the RFCs print.</summary>
public class SaslVectorTests
{
    [Fact]
    public void Plain_gives_the_response_of_RFC_4954_4_1() =>
        Assert.Equal("dGVzdAB0ZXN0ADEyMzQ=", Convert.ToBase64String(new SaslPlain("test", "1234", "test").InitialResponse()));

    [Fact]
    public void Plain_without_an_authorization_identity_begins_with_NUL() =>
        Assert.Equal("\0tim\0tanstaaftanstaaf"u8.ToArray(), new SaslPlain("tim", "tanstaaftanstaaf").InitialResponse());

    [Fact]
    public void Plain_says_the_same_to_a_challenge_as_without_one() =>
        Assert.Equal(new SaslPlain("a", "b").InitialResponse(), new SaslPlain("a", "b").Respond([]));

    [Fact]
    public void Cram_md5_gives_the_response_of_RFC_2195_2()
    {
        var mechanism = new SaslCramMd5("tim", "tanstaaftanstaaf");

        byte[]? response = mechanism.Respond("<1896.697170952@postoffice.reston.mci.net>"u8);

        Assert.Equal("tim b913a602c7eda7a495b4e6e7334d3890", Encoding.ASCII.GetString(response!));
    }

    [Fact]
    public void Cram_md5_has_nothing_to_say_first_and_answers_one_challenge_only()
    {
        var mechanism = new SaslCramMd5("tim", "tanstaaftanstaaf");

        Assert.Null(mechanism.InitialResponse());
        Assert.NotNull(mechanism.Respond("<1@a>"u8));
        Assert.Null(mechanism.Respond("<2@a>"u8));
    }

    [Theory]
    [InlineData("Username:", "Password:")]
    [InlineData("User Name\0", "Password\0")]
    [InlineData("", "anything at all")]
    public void Login_answers_by_order_whatever_the_prompts_say(string first, string second)
    {
        var mechanism = new SaslLogin("tim", "secret");

        Assert.Null(mechanism.InitialResponse());
        Assert.Equal("tim"u8.ToArray(), mechanism.Respond(Encoding.ASCII.GetBytes(first)));
        Assert.Equal("secret"u8.ToArray(), mechanism.Respond(Encoding.ASCII.GetBytes(second)));
        Assert.Null(mechanism.Respond("more"u8));
    }

    [Fact]
    public void Names_and_passwords_go_out_as_UTF_8() =>
        Assert.Equal("\0ü\0€"u8.ToArray(), new SaslPlain("ü", "€").InitialResponse());

    [Fact]
    public void A_field_with_NUL_or_half_a_surrogate_pair_is_refused_by_every_mechanism_without_repeating_it()
    {
        foreach (string bad in new[] { "a\0hidden", "a\ud800hidden", "a\udc00hidden" })
        {
            Func<string, string, SaslMechanism>[] mechanisms =
                [(user, password) => new SaslPlain(user, password), (user, password) => new SaslLogin(user, password), (user, password) => new SaslCramMd5(user, password)];

            foreach (Func<string, string, SaslMechanism> make in mechanisms)
            {
                Assert.DoesNotContain("hidden", Assert.Throws<ArgumentException>("user", () => _ = make(bad, "password")).ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("hidden", Assert.Throws<ArgumentException>("password", () => _ = make("user", bad)).ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Only_the_mechanisms_that_send_the_secret_say_so()
    {
        Assert.True(new SaslPlain("a", "b").SendsSecret);
        Assert.True(new SaslLogin("a", "b").SendsSecret);
        Assert.False(new SaslCramMd5("a", "b").SendsSecret);
    }

    [Fact]
    public void The_text_of_a_mechanism_is_its_name() => Assert.Equal("PLAIN", new SaslPlain("user", "password").ToString());
}
