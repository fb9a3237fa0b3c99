using System.Text;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>What a SCRAM client takes of a server, and what it does not.</summary>
public class ScramTests
{
    private const string Nonce = "fyko+d2lbbFgONRv9qkxdawL";
    private const string ServerFirst = $"r={Nonce}3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
    private const string ClientFinal = $"c=biws,r={Nonce}3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
    private const string ServerFinal = "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=";

    private static readonly SaslContext Tls = new() { IsEncrypted = true, ServerEndPoint = new byte[] { 1, 2, 3 } };

    public static TheoryData<Flavour, string> BrokenServerFirst => Combinations.WithFlavours<string>(
        [
            "", "hello", "r", "r=", $"r={Nonce}3rfc", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92",
            $"r={Nonce},s=QSXCR+Q6sek8bf92,i=4096",
            "r=another,s=QSXCR+Q6sek8bf92,i=4096",
            $"r=x{Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=4096",
            $"r={Nonce}3 rfc,s=QSXCR+Q6sek8bf92,i=4096",
            $"r={Nonce}\u00e9,s=QSXCR+Q6sek8bf92,i=4096",
            $"s=QSXCR+Q6sek8bf92,r={Nonce}3rfc,i=4096",
            $"m=more,{ServerFirst}",
            $"r={Nonce}3rfc,s=,i=4096", $"r={Nonce}3rfc,s=!!!,i=4096", $"r={Nonce}3rfc,x=QSXCR+Q6sek8bf92,i=4096",
            $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=4095", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=0", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=-4096",
            $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=2000001", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=2147483647",
            $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=99999999999999999999", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=",
            $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i= 4096", $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=0x1000",
            $"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,j=4096",
        ]);

    public static TheoryData<Flavour, string> BrokenServerFinal => Combinations.WithFlavours<string>(
        ["", "v=", "hello", "v=rmF9pqV8S7suAoZWja4dJRkFsKQ", "v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "x=1,v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", "V=rmF9pqV8S7suAoZWja4dJRkFsKQ="]);

    [Theory]
    [MemberData(nameof(BrokenServerFirst))]
    public async Task A_challenge_that_cannot_be_trusted_closes_the_connection_before_the_proof(Flavour flavour, string challenge)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(First, Challenge(challenge));
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(Mechanism()));

        Assert.Contains("cannot be trusted", error.Message, StringComparison.Ordinal);
        Assert.False(subject.Client.IsConnected);
        Assert.True(stream.IsClosed);
        Assert.EndsWith(First, stream.Received, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BrokenServerFinal))]
    public async Task A_server_that_does_not_prove_itself_is_left(Flavour flavour, string proof)
    {
        var stream = Proved().Expect(Line(ClientFinal), Challenge(proof));
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(Mechanism()));

        Assert.False(subject.Client.IsConnected);
        Assert.False(subject.Client.IsAuthenticated);
        Assert.EndsWith(Line(ClientFinal), stream.Received, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_success_before_the_proof_closes_the_connection(Flavour flavour)
    {
        ScriptedStream[] streams =
        [
            new ScriptedStream().ExpectEhlo("AUTH").Expect(First, "235 welcome\r\n"),
            Proved().Expect(Line(ClientFinal), "235 2.7.0 welcome\r\n"),
            Proved().Expect(Line(ClientFinal), Challenge("e=other-error")).Expect("\r\n", "235 welcome all the same\r\n"),
        ];
        foreach (ScriptedStream stream in streams)
        {
            await using Subject subject = await Subject.Introduced(flavour, stream);

            var error = await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(Mechanism()));

            Assert.Contains("before its exchange was complete", error.Message, StringComparison.Ordinal);
            Assert.False(subject.Client.IsConnected);
            Assert.False(subject.Client.IsAuthenticated);
            Assert.True(stream.IsDone);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_error_of_the_server_reaches_the_caller_and_the_connection_stays(Flavour flavour)
    {
        var stream = Proved().Expect(Line(ClientFinal), Challenge("e=invalid-proof")).Expect("\r\n", "535 5.7.8 no\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Mechanism()));

        Assert.Equal(535, error.SmtpCode);
        Assert.Equal("invalid-proof", error.Detail);
        Assert.Contains("invalid-proof", error.Message, StringComparison.Ordinal);
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_challenge_after_the_end_is_cancelled(Flavour flavour)
    {
        var stream = Proved().Expect(Line(ClientFinal), Challenge(ServerFinal)).Expect("\r\n", Challenge("more")).Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Mechanism()));

        Assert.True(stream.IsDone);
        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refusal_in_the_middle_is_a_refusal(Flavour flavour)
    {
        var stream = Proved().Expect(Line(ClientFinal), "535 5.7.8 no\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Null((await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Mechanism()))).Detail);
        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_extension_that_may_be_passed_over_is(Flavour flavour)
    {
        var mechanism = Mechanism();
        _ = mechanism.InitialResponse();

        Assert.NotNull(mechanism.Respond(Encoding.ASCII.GetBytes(ServerFirst + ",x=more")));
        var stream = Proved().Expect(Line(ClientFinal), Challenge(ServerFinal + ",x=more")).Expect("\r\n", "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        Assert.Equal(235, (await subject.Authenticate(Mechanism())).Code);
    }

    [Fact]
    public void The_most_iterations_are_still_taken()
    {
        ScramServerFirst server = ScramServerFirst.Parse(Encoding.ASCII.GetBytes($"r={Nonce}3rfc,s=QSXCR+Q6sek8bf92,i=2000000"), Nonce);
        Assert.Equal(2_000_000, server.Iterations);
    }

    [Fact]
    public void Names_are_escaped_and_the_identity_to_act_for_goes_into_the_header()
    {
        var mechanism = new SaslScramSha256("a=b,c", "password", "x,y=z") { NewNonce = () => "nonce" };

        Assert.Equal("n,a=x=2Cy=3Dz,n=a=3Db=2Cc,r=nonce", Encoding.ASCII.GetString(mechanism.InitialResponse()));
    }

    [Fact]
    public void Each_exchange_has_a_nonce_of_its_own()
    {
        var mechanism = new SaslScramSha256("user", "password");

        Assert.NotEqual(mechanism.InitialResponse(), mechanism.InitialResponse());
    }

    [Fact]
    public void User_and_password_are_prepared_and_what_cannot_be_is_taken_as_it_is()
    {
        static string FirstOf(string user) => Encoding.UTF8.GetString(new SaslScramSha256(user, "p") { NewNonce = () => "n" }.InitialResponse());

        Assert.Equal("n,,n=IX,r=n", FirstOf("I\u00ADX"));
        Assert.Equal("n,,n=a,r=n", FirstOf("\u00AA"));
        Assert.Equal("n,,n=\u0007,r=n", FirstOf("\u0007"));
        Assert.Equal("n,,n=\u00AD,r=n", FirstOf("\u00AD"));
        Assert.Equal(Final("IX"), Final("I\u00ADX"));
        Assert.NotEqual(Final("\u0007"), Final(""));
        static byte[] Final(string password)
        {
            var mechanism = new SaslScramSha1("user", password) { NewNonce = () => Nonce };
            _ = mechanism.InitialResponse();
            return mechanism.Respond(Encoding.ASCII.GetBytes(ServerFirst))!;
        }
    }

    [Theory]
    [InlineData("n", false, "SCRAM-SHA-256")]
    [InlineData("n", true, "")]
    [InlineData("n", true, "SCRAM-SHA-256 SCRAM-SHA-256-PLUS")]
    [InlineData("n", true, "scram-sha-256-plus")]
    [InlineData("y", true, "SCRAM-SHA-256")]
    [InlineData("y", true, "SCRAM-SHA-256 SCRAM-SHA-1-PLUS")]
    public void The_flag_says_that_the_client_would_have_bound_only_where_the_offer_is_missing(string flag, bool isEncrypted, string offered)
    {
        var mechanism = new SaslScramSha256("user", "password");

        mechanism.Prepare(new SaslContext { ServerEndPoint = isEncrypted ? Tls.ServerEndPoint : default, Offered = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries) });

        Assert.StartsWith(flag + ",,", Encoding.ASCII.GetString(mechanism.InitialResponse()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_binding_is_in_the_header_and_in_what_is_proved()
    {
        var mechanism = new SaslScramSha1Plus("user", "pencil") { NewNonce = () => Nonce };
        mechanism.Prepare(Tls);

        Assert.Equal($"p=tls-server-end-point,,n=user,r={Nonce}", Encoding.ASCII.GetString(mechanism.InitialResponse()));
        string final = Encoding.ASCII.GetString(mechanism.Respond(Encoding.ASCII.GetBytes(ServerFirst))!);
        byte[] channel = [.. "p=tls-server-end-point,,"u8, 1, 2, 3];
        Assert.StartsWith($"c={Convert.ToBase64String(channel)},r={Nonce}3rfc", final, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Without_TLS_there_is_nothing_to_bind_to_and_nothing_is_sent(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH SCRAM-SHA-1-PLUS").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Authenticate(new SaslScramSha1Plus("user", "pencil")));

        Assert.Contains("StartTls", error.Message, StringComparison.Ordinal);
        Assert.Equal(250, (await subject.Noop()).Code);
        Assert.DoesNotContain("AUTH", stream.Received, StringComparison.Ordinal);
    }

    private static string First => $"AUTH SCRAM-SHA-1 {Base64($"n,,n=user,r={Nonce}")}\r\n";

    private static SaslScramSha1 Mechanism() => new("user", "pencil") { NewNonce = () => Nonce };

    /// <summary>A server up to the client's proof.</summary>
    private static ScriptedStream Proved() => new ScriptedStream().ExpectEhlo("AUTH").Expect(First, Challenge(ServerFirst));
}
