using System.Text;

namespace SmtpGen.Tests.Security;

/// <summary>What holds for every mechanism alike.</summary>
public class SaslMechanismTests
{
    private const string Token = "hidden-token";

    private static readonly Dictionary<string, Func<string, string, SaslMechanism>> Made = new()
    {
        [SaslMechanisms.ScramSha256Plus] = (user, password) => new SaslScramSha256Plus(user, password),
        [SaslMechanisms.ScramSha1Plus] = (user, password) => new SaslScramSha1Plus(user, password),
        [SaslMechanisms.ScramSha256] = (user, password) => new SaslScramSha256(user, password),
        [SaslMechanisms.ScramSha1] = (user, password) => new SaslScramSha1(user, password),
        [SaslMechanisms.CramMd5] = (user, password) => new SaslCramMd5(user, password),
        [SaslMechanisms.Plain] = (user, password) => new SaslPlain(user, password),
        [SaslMechanisms.Login] = (user, password) => new SaslLogin(user, password),
        [SaslMechanisms.Ntlm] = (user, password) => new SaslNtlm(user, password),
        [SaslMechanisms.OAuthBearer] = (user, _) => new SaslOAuthBearer(user, Token),
        [SaslMechanisms.XOAuth2] = (user, _) => new SaslXOAuth2(user, Token),
        [SaslMechanisms.External] = (user, _) => new SaslExternal(user),
        [SaslMechanisms.Anonymous] = (user, _) => new SaslAnonymous(user),
        [SaslMechanisms.Gssapi] = (user, _) => new SaslGssapi(authorizeAs: user),
        [SaslMechanisms.GssSpnego] = (_, _) => new SaslGssSpnego(),
    };

    public static TheoryData<string> Names => [.. Made.Keys];

    [Fact]
    public void The_vocabulary_has_every_mechanism_of_the_table()
    {
        string[] known = [.. typeof(SaslMechanisms).GetFields().Select(field => (string)field.GetValue(null)!)];

        Assert.Equal(SaslFacts.Mechanisms.Select(row => row.Name).Order(), known.Order());
    }

    [Fact]
    public void The_library_speaks_what_the_spec_gives_a_type() =>
        Assert.Equal(Made.Keys.Order(), SaslMechanisms.All.Select(info => info.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mechanism_is_what_spec_and_table_say_of_it(string name)
    {
        SaslMechanismInfo info = SaslMechanisms.All.Single(info => info.Name == name);
        SaslMechanism mechanism = Made[name]("user", "password");

        Assert.Equal(name, mechanism.Name);
        Assert.Equal(name, mechanism.ToString());
        Assert.Equal(info.SendsSecret, mechanism.SendsSecret);
        Assert.Equal(SaslFacts.Mechanisms.Single(row => row.Name == name).SendsSecret, mechanism.SendsSecret);
        if (mechanism is not SaslNegotiate)
            Assert.Equal(info.ClientFirst, mechanism.InitialResponse() is not null);
        Assert.Equal(info.BindsChannel, name.EndsWith("-PLUS", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NUL_and_half_a_surrogate_pair_are_refused_without_being_repeated(string name)
    {
        Func<string, string, SaslMechanism> make = Made[name];
        foreach (string bad in new[] { "a\0hidden", "a\ud800hidden", "a\udc00hidden" })
        {
            if (name != SaslMechanisms.GssSpnego)
                Assert.DoesNotContain("hidden", Assert.ThrowsAny<ArgumentException>(() => _ = make(bad, "password")).ToString(), StringComparison.Ordinal);
            if (SaslMechanisms.All.Single(info => info.Name == name).ForPassword is not null || name == SaslMechanisms.Ntlm)
                Assert.DoesNotContain("hidden", Assert.Throws<ArgumentException>("password", () => _ = make("user", bad)).ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("X Y")]
    [InlineData("X\r\nRCPT")]
    [InlineData("plain")]
    [InlineData("Ä")]
    [InlineData("TWENTY-ONE-CHARACTERS")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Throws<ArgumentException>("name", () => _ = new Other(name));

    [Theory]
    [InlineData("TWENTY-CHARACTERS-OK")]
    [InlineData("X_Y-1")]
    public void A_name_of_the_right_form_is_taken(string name) => Assert.Equal(name, new Other(name).Name);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u0001b")]
    [InlineData("a\r\nb")]
    [InlineData("Bearer:x")]
    [InlineData("ü")]
    public void A_token_that_would_break_out_of_its_field_is_refused_without_being_repeated(string token)
    {
        foreach (Func<SaslMechanism> make in new Func<SaslMechanism>[] { () => new SaslOAuthBearer("user", token), () => new SaslXOAuth2("user", token) })
        {
            var error = Assert.Throws<ArgumentException>("token", () => _ = make());
            if (token.Length > 0)
                Assert.DoesNotContain(token, error.Message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>("user", () => _ = new SaslXOAuth2("a\u0001auth=", Token));
        Assert.Throws<ArgumentException>("user", () => _ = new SaslOAuthBearer("a\u0001auth=", Token));
    }

    [Fact]
    public void A_trace_is_short_and_has_no_controls()
    {
        Assert.Equal(255 * 2, new SaslAnonymous(new string('ü', 255)).InitialResponse().Length);
        Assert.Throws<ArgumentException>("trace", () => _ = new SaslAnonymous(new string('a', 256)));
        Assert.Throws<ArgumentException>("trace", () => _ = new SaslAnonymous("a\tb"));
    }

    [Fact]
    public void Names_and_passwords_of_plain_go_out_as_they_are_in_UTF_8() =>
        Assert.Equal("\0ü\0\u00AD€\u212B"u8.ToArray(), new SaslPlain("ü", "\u00AD€\u212B").InitialResponse());

    [Fact]
    public void Plain_says_the_same_to_a_challenge_as_without_one() =>
        Assert.Equal(new SaslPlain("a", "b").InitialResponse(), new SaslPlain("a", "b").Respond([]));

    [Fact]
    public void Cram_md5_answers_one_challenge_only()
    {
        var mechanism = new SaslCramMd5("tim", "tanstaaftanstaaf");

        Assert.NotNull(mechanism.Respond("<1@a>"u8));
        Assert.Null(mechanism.Respond("<2@a>"u8));
    }

    [Fact]
    public void What_a_mechanism_tells_of_its_failure_is_short_and_without_controls()
    {
        var mechanism = new Other("X");
        mechanism.Fail(new string('a', 5000));
        Assert.Equal(1025, mechanism.Detail!.Length);
        mechanism.Fail("a\r\nC: QUIT\u2028");
        Assert.Equal("a??C: QUIT?", mechanism.Detail);
    }

    private sealed class Other(string name) : SaslMechanism(name)
    {
        public override bool SendsSecret => false;

        public void Fail(string detail) => Detail = detail;

        public override byte[] Respond(ReadOnlySpan<byte> challenge) => Encoding.ASCII.GetBytes("x");
    }
}
