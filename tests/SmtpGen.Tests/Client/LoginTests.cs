using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Client;

/// <summary>Logging in: which mechanism, how it is said, and what is never said.</summary>
public class LoginTests
{
    private const string Password = "tanstaaftanstaaf";

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Plain_goes_with_its_initial_response(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN")
            .Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "235 2.7.0 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(235, (await subject.Login("tim", Password)).Code);

        Assert.True(subject.Client.IsAuthenticated);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Plain_without_an_initial_response_waits_for_the_empty_challenge(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN")
            .Expect("AUTH PLAIN\r\n", "334 \r\n").Expect($"{Base64("\0tim\0" + Password)}\r\n", "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(235, (await subject.Login("tim", Password, initialResponseOk: false)).Code);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_strongest_mechanism_goes_first_and_the_next_one_after_a_refusal(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH LOGIN PLAIN CRAM-MD5")
            .Expect("AUTH CRAM-MD5\r\n", $"334 {Base64("<1896.697170952@postoffice.reston.mci.net>")}\r\n")
            .Expect($"{Base64("tim b913a602c7eda7a495b4e6e7334d3890")}\r\n", "535 5.7.8 no\r\n")
            .Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "535 5.7.8 no\r\n")
            .Expect("AUTH LOGIN\r\n", $"334 {Base64("Username:")}\r\n")
            .Expect($"{Base64("tim")}\r\n", $"334 {Base64("Password:")}\r\n")
            .Expect($"{Base64(Password)}\r\n", "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(235, (await subject.Login("tim", Password)).Code);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task When_all_refuse_the_last_refusal_is_thrown_and_the_connection_stays_usable(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN")
            .Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "535 5.7.8 no\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("tim", Password));

        Assert.Equal(535, error.SmtpCode);
        Assert.False(subject.Client.IsAuthenticated);
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_that_says_logged_in_already_is_believed(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN")
            .Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "503 already authenticated\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(503, (await subject.Login("tim", Password)).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Challenges_without_end_are_given_up(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH LOGIN").Expect("AUTH LOGIN\r\n", "334 AAAA\r\n");
        stream.Expect($"{Base64("tim")}\r\n", "334 AAAA\r\n").Expect($"{Base64(Password)}\r\n", "334 AAAA\r\n").Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAnyAsync<SmtpException>(async () => await subject.Login("tim", Password));

        Assert.False(subject.Client.IsAuthenticated);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_mechanism_that_never_ends_is_cancelled_after_five_challenges(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN").Expect("AUTH ENDLESS\r\n", "334 AAAA\r\n");
        for (int i = 0; i < 4; i++)
            stream.Expect($"{Base64("x")}\r\n", "334 AAAA\r\n");
        stream.Expect($"{Base64("x")}\r\n", "334 AAAA\r\n").Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAnyAsync<SmtpException>(async () => await subject.Authenticate(new Endless()));

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_challenge_that_is_not_base64_is_answered_by_a_star(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH CRAM-MD5")
            .Expect("AUTH CRAM-MD5\r\n", "334 what?\r\n").Expect("*\r\n", "501 cancelled\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("tim", Password));

        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Without_a_common_mechanism_nothing_is_sent(Flavour flavour)
    {
        foreach (string[] extensions in new string[][] { ["AUTH GSSAPI"], ["SIZE"], [] })
        {
            var stream = new ScriptedStream().ExpectEhlo(extensions);
            await using Subject subject = await Subject.Introduced(flavour, stream);
            string before = stream.Received;

            await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Login("tim", Password));

            Assert.Equal(before, stream.Received);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Login_introduces_a_client_that_nobody_has(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN").Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "235 welcome\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        await subject.Login("tim", Password);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task NUL_in_user_or_password_is_refused_before_a_byte(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH PLAIN LOGIN CRAM-MD5");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        string before = stream.Received;

        await Assert.ThrowsAsync<ArgumentException>("user", async () => await subject.Login("t\0m", Password));
        await Assert.ThrowsAsync<ArgumentException>("password", async () => await subject.Login("tim", "a\0b"));

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Neither_log_nor_exception_holds_a_secret(Flavour flavour)
    {
        var log = new StringWriter();
        var stream = new ScriptedStream().ExpectEhlo("AUTH LOGIN PLAIN")
            .Expect($"AUTH PLAIN {Base64("\0tim\0" + Password)}\r\n", "535 no\r\n")
            .Expect("AUTH LOGIN\r\n", $"334 {Base64("Username:")}\r\n")
            .Expect($"{Base64("tim")}\r\n", $"334 {Base64("Password:")}\r\n")
            .Expect($"{Base64(Password)}\r\n", "535 no\r\n");
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = log });
        await subject.Connect(stream);
        await subject.Ehlo();

        Exception error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("tim", Password));

        Assert.True(stream.IsDone);
        string said = log + error.ToString();
        Assert.Contains("AUTH PLAIN ********", said, StringComparison.Ordinal);
        foreach (string secret in new[] { Password, Base64(Password), Base64("\0tim\0" + Password), Base64("tim") })
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }

    private sealed class Endless() : SaslMechanism("ENDLESS")
    {
        public override bool SendsSecret => false;

        public override byte[] Respond(ReadOnlySpan<byte> challenge) => [(byte)'x'];
    }
}
