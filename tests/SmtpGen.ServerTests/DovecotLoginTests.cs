namespace SmtpGen.ServerTests;

/// <summary>Logins without a password, to Dovecot.</summary>
[Collection(DovecotGroup.Name)]
[Needs(ServerKind.Dovecot)]
public class DovecotLoginTests(ServerFixture<DovecotServer> fixture)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private DovecotServer Server => fixture.Server;

    [ServerTheory]
    [InlineData("XOAUTH2", Flavour.Sync)]
    [InlineData("XOAUTH2", Flavour.Async)]
    [InlineData("OAUTHBEARER", Flavour.Sync)]
    [InlineData("OAUTHBEARER", Flavour.Async)]
    public async Task An_access_token_logs_in(string name, Flavour flavour)
    {
        var log = new StringWriter();
        string token = AccessToken.For(MailServer.User, Server.TokenKey, Hour);
        await using Subject client = await Encrypted(Server, flavour, new() { ProtocolLog = log });

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(Bearer(name, token))).Code);

        Assert.True((await client.Mail("me@there.test")).IsSuccess);
        LoginLog.Names(name, log);
    }

    [ServerTheory]
    [InlineData("XOAUTH2", Flavour.Sync)]
    [InlineData("XOAUTH2", Flavour.Async)]
    [InlineData("OAUTHBEARER", Flavour.Sync)]
    [InlineData("OAUTHBEARER", Flavour.Async)]
    public async Task A_token_of_another_key_or_past_its_time_is_refused_with_the_reason_and_the_session_goes_on(string name, Flavour flavour)
    {
        string[] tokens =
        [
            AccessToken.For(MailServer.User, [.. Server.TokenKey.Reverse()], Hour),
            AccessToken.For(MailServer.User, Server.TokenKey, -TimeSpan.FromMinutes(5)),
        ];
        await using Subject client = await Encrypted(Server, flavour);

        foreach (string token in tokens)
        {
            var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await client.Authenticate(Bearer(name, token)));
            Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
            Assert.Contains("\"status\"", refusal.Detail);
        }

        await client.Login(MailServer.User, MailServer.Password);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_name_in_a_client_certificate_logs_in_by_EXTERNAL(Flavour flavour)
    {
        var log = new StringWriter();
        await using Subject client = await Encrypted(Server, flavour, new() { ProtocolLog = log, ClientCertificate = Server.ClientCertificate.Certificate });

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(new SaslExternal())).Code);

        Assert.True((await client.Mail("me@there.test")).IsSuccess);
        LoginLog.Names("EXTERNAL", log);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task EXTERNAL_without_a_certificate_or_for_somebody_else_is_refused(Flavour flavour)
    {
        await using Subject nobody = await Encrypted(Server, flavour);
        await using Subject another = await Encrypted(Server, flavour, new() { ClientCertificate = Server.ClientCertificate.Certificate });

        SmtpAuthenticationException[] refusals =
        [
            await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await nobody.Authenticate(new SaslExternal())),
            await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await another.Authenticate(new SaslExternal(DovecotServer.Full))),
        ];

        Assert.All(refusals, refusal => Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode));
    }

    private static SaslMechanism Bearer(string name, string token) =>
        name == "XOAUTH2" ? new SaslXOAuth2(MailServer.User, token) : new SaslOAuthBearer(MailServer.User, token);

    internal static async Task<Subject> Encrypted(DovecotServer server, Flavour flavour, SmtpClientOptions? options = null)
    {
        var client = new Subject(flavour, options);
        await client.Connect(MailServer.Host, server.Port);
        (await client.Ehlo()).EnsureSuccess();
        await client.StartTls(server.Certificate.TrustOptions);
        (await client.Ehlo()).EnsureSuccess();
        return client;
    }
}
