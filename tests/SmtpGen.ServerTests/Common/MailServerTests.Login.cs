namespace SmtpGen.ServerTests;

public abstract partial class MailServerTests
{
    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_login_is_accepted_once(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Login(MailServer.User, MailServer.Password)).Code);
        Assert.True(client.Client.IsAuthenticated);
        Assert.Equal(SmtpReplyCode.BadSequence, (await client.Login(MailServer.User, MailServer.Password)).Code);

        await Send(client, "dots");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_wrong_password_is_refused_and_the_right_one_may_follow(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);

        var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await client.Login(MailServer.User, "wrong"));

        Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
        Assert.False(client.Client.IsAuthenticated);
        await client.Login(MailServer.User, MailServer.Password);
        await Send(client, "dots");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Somebody_unknown_is_refused(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);

        var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(
            async () => await client.Login("stranger@" + MailServer.Domain, MailServer.Password));

        Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
    }

    /// <summary>Mechanisms that take a password, each with both flavours.</summary>
    public static TheoryData<string, Flavour> PasswordMechanisms()
    {
        var cases = new TheoryData<string, Flavour>();
        foreach (string name in Passwords.Keys)
        {
            cases.Add(name, Flavour.Sync);
            cases.Add(name, Flavour.Async);
        }

        return cases;
    }

    [ServerTheory]
    [MemberData(nameof(PasswordMechanisms))]
    public async Task Each_mechanism_that_is_offered_logs_in_and_no_other(string name, Flavour flavour)
    {
        var log = new StringWriter();
        await using Subject client = await Encrypted(flavour, new() { ProtocolLog = log });

        if (Server.Traits.Mechanisms.Contains(name))
        {
            Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(Passwords[name](MailServer.Password))).Code);
            await Send(client, "plain");
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(
                async () => await client.Authenticate(Passwords[name](MailServer.Password)));
            Assert.Equal(Server.Traits.UnknownMechanism, refusal.SmtpCode);
        }

        LoginLog.Names(name, log);
    }

    [ServerTheory]
    [MemberData(nameof(PasswordMechanisms))]
    public async Task Each_mechanism_that_is_offered_refuses_a_wrong_password(string name, Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);
        if (!Server.Traits.Mechanisms.Contains(name)) return;

        var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await client.Authenticate(Passwords[name]("wrong")));

        Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
        Assert.False(client.Client.IsAuthenticated);
        Assert.True((await client.Noop()).IsSuccess);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_login_takes_the_strongest_mechanism_that_is_offered(Flavour flavour)
    {
        var log = new StringWriter();
        await using Subject client = await Encrypted(flavour, new() { ProtocolLog = log });

        await client.Login(MailServer.User, MailServer.Password);

        LoginLog.Names(new[] { "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN" }.First(Server.Traits.Mechanisms.Contains), log);
    }

    private static readonly Dictionary<string, Func<string, SaslMechanism>> Passwords = new()
    {
        ["PLAIN"] = password => new SaslPlain(MailServer.User, password),
        ["LOGIN"] = password => new SaslLogin(MailServer.User, password),
        ["CRAM-MD5"] = password => new SaslCramMd5(MailServer.User, password),
        ["SCRAM-SHA-1"] = password => new SaslScramSha1(MailServer.User, password),
        ["SCRAM-SHA-256"] = password => new SaslScramSha256(MailServer.User, password),
    };

    private protected async Task<Subject> Encrypted(Flavour flavour, SmtpClientOptions? options = null)
    {
        Subject client = await Introduced(flavour, options);
        await client.StartTls(Server.Certificate.TrustOptions);
        (await client.Ehlo()).EnsureSuccess();
        return client;
    }
}
