using System.Net;
using System.Text;
using SmtpGen.Testing;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>Logging in by access token: where it comes from, what the server says to it, and that nobody else hears of it.</summary>
public class OAuthTests
{
    private const string Token = "ya29.secret-token";
    private const string Error = """{"status":"401","schemes":"bearer mac","scope":"https://mail.example/"}""";

    public static TheoryData<Flavour, bool> Forms => Combinations.WithFlavours([true, false]);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_error_of_the_server_reaches_the_caller(Flavour flavour, bool isStandard)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(First(isStandard), Challenge(Error))
            .Expect(isStandard ? "AQ==\r\n" : "\r\n", "535 5.7.8 no\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        SaslMechanism mechanism = Make(isStandard);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(mechanism));

        Assert.Equal(Error, error.Detail);
        Assert.Equal(Error, mechanism.Detail);
        Assert.Contains(Error, error.Message, StringComparison.Ordinal);
        Assert.Equal(535, error.SmtpCode);
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_error_that_repeats_the_token_or_has_no_end_is_shown_without_the_one_and_cut_short(Flavour flavour, bool isStandard)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(First(isStandard), Challenge($"no \"{Token}\" {new string('x', 4000)}\r\nC: NOOP"))
            .Expect(isStandard ? "AQ==\r\n" : "\r\n", "535 5.7.8 no\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Make(isStandard)));

        Assert.StartsWith("no \"********\" xxx", error.Detail, StringComparison.Ordinal);
        Assert.Equal(1025, error.Detail!.Length);
        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_success_after_an_error_is_not_believed(Flavour flavour, bool isStandard)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(First(isStandard), Challenge("")).Expect(isStandard ? "AQ==\r\n" : "\r\n", "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(Make(isStandard)));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_provider_is_asked_once_for_each_exchange(Flavour flavour, bool isStandard)
    {
        int asked = 0;
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(First(isStandard), "454 later\r\n").Expect(First(isStandard), "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        SaslMechanism mechanism = Make(isStandard, async _ =>
        {
            await Task.Yield();
            asked++;
            return Token;
        });

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(mechanism));
        Assert.Equal(235, (await subject.Authenticate(mechanism)).Code);

        Assert.Equal(2, asked);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_provider_that_fails_or_gives_no_token_fails_the_login_before_a_byte(Flavour flavour, bool isStandard)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAsync<HttpRequestException>(async () => await subject.Authenticate(Make(isStandard, _ => throw new HttpRequestException("no token"))));
        foreach (string bad in new[] { "", "two words", "a\r\nRCPT TO:<x>" })
            await Assert.ThrowsAsync<ArgumentException>("provider", async () => await subject.Authenticate(Make(isStandard, _ => new(bad))));
        await Assert.ThrowsAsync<ArgumentNullException>("provider", async () => await subject.Authenticate(Make(isStandard, _ => new((string)null!))));

        Assert.Equal(250, (await subject.Noop()).Code);
        Assert.DoesNotContain("AUTH", stream.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_reaches_the_provider_and_closes_the_connection()
    {
        using var source = new CancellationTokenSource();
        var stream = new ScriptedStream().ExpectEhlo("AUTH");
        await using Subject subject = await Subject.Introduced(Flavour.Async, stream);
        var mechanism = new SaslOAuthBearer("tim", async token =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Token;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await subject.Client.AuthenticateAsync(mechanism, source.Token));

        Assert.False(subject.Client.IsConnected);
    }

    [Fact]
    public void A_provider_that_comes_back_to_its_caller_s_thread_does_not_hold_the_synchronous_login_up()
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Dropping());
        try
        {
            var mechanism = new SaslXOAuth2("tim", async _ =>
            {
                await Task.Yield();
                return Token;
            });
            mechanism.Prepare(new SaslContext());
            Assert.Contains(Token, Encoding.ASCII.GetString(mechanism.InitialResponse()), StringComparison.Ordinal);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Theory]
    [InlineData("OAUTHBEARER XOAUTH2 PLAIN", "OAUTHBEARER")]
    [InlineData("XOAUTH2 PLAIN", "XOAUTH2")]
    public async Task Open_logs_in_by_token_where_it_has_a_provider(string offered, string expected)
    {
        var options = new SmtpTestServerOptions { Users = { ["tim"] = "password" }, Tokens = { ["tim"] = Token } };
        options.Extensions[SmtpExtension.Auth] = offered;
        await using SmtpTestServer server = SmtpTestServer.Start(options);
        var log = new StringWriter();
        SmtpClientOptions With(string token) => new()
        {
            Credentials = new NetworkCredential("tim", ""),
            AccessTokenProvider = _ => new(token),
            TlsOptions = server.ClientTlsOptions,
            ProtocolLog = log,
        };

        await using (SmtpClient client = await SmtpClient.OpenAsync(server.Host, server.Port, With(Token)))
        {
            Assert.True(client.IsAuthenticated);
            Assert.Equal("tim", server.Sessions[^1].User);
        }
        using (SmtpClient client = SmtpClient.Open(server.Host, server.Port, With(Token)))
            Assert.True(client.IsAuthenticated);
        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await SmtpClient.OpenAsync(server.Host, server.Port, With("wrong")));

        Assert.Contains("invalid_token", error.Detail, StringComparison.Ordinal);
        Assert.Contains($"C: AUTH {expected} ********", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PLAIN *", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_with_a_token_never_sends_the_password_of_the_credentials()
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { Users = { ["tim"] = "password" } });
        var options = new SmtpClientOptions { Credentials = new NetworkCredential("tim", "password"), AccessTokenProvider = _ => new(Token), TlsOptions = server.ClientTlsOptions };

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await SmtpClient.OpenAsync(server.Host, server.Port, options));

        Assert.DoesNotContain("AUTH ", Encoding.ASCII.GetString(server.Sessions[0].Transcript.FromClient), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_without_a_user_is_refused() =>
        Assert.Throws<ArgumentException>("options", () => new SmtpClient(new SmtpClientOptions { AccessTokenProvider = _ => new(Token) }));

    [Fact]
    public void The_standard_form_names_the_server_and_escapes_the_user()
    {
        var mechanism = new SaslOAuthBearer("a,b=c", Token);
        mechanism.Prepare(new SaslContext { Host = "mail.example", Port = 587 });
        Assert.Equal($"n,a=a=2Cb=3Dc,\u0001host=mail.example\u0001port=587\u0001auth=Bearer {Token}\u0001\u0001", Encoding.ASCII.GetString(mechanism.InitialResponse()));
        Assert.Equal($"n,,\u0001auth=Bearer {Token}\u0001\u0001", Encoding.ASCII.GetString(new SaslOAuthBearer("", Token).InitialResponse()));
    }

    private static string First(bool isStandard) => isStandard
        ? $"AUTH OAUTHBEARER {Base64($"n,a=tim,\u0001auth=Bearer {Token}\u0001\u0001")}\r\n"
        : $"AUTH XOAUTH2 {Base64($"user=tim\u0001auth=Bearer {Token}\u0001\u0001")}\r\n";

    private static SaslMechanism Make(bool isStandard) => isStandard ? new SaslOAuthBearer("tim", Token) : new SaslXOAuth2("tim", Token);

    private static SaslMechanism Make(bool isStandard, Func<CancellationToken, ValueTask<string>> provider) =>
        isStandard ? new SaslOAuthBearer("tim", provider) : new SaslXOAuth2("tim", provider);

    /// <summary>A thread that never gets to what is posted to it.</summary>
    private sealed class Dropping : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
