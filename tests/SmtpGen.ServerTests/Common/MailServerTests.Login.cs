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

    private protected async Task<Subject> Encrypted(Flavour flavour, SmtpClientOptions? options = null)
    {
        Subject client = await Introduced(flavour, options);
        await client.StartTls(Server.Certificate.TrustOptions);
        (await client.Ehlo()).EnsureSuccess();
        return client;
    }
}
