using System.Net;
using System.Security.Authentication;

namespace SmtpGen.ServerTests;

/// <summary>Logins by Kerberos, to Dovecot, with tickets of a realm of our own.</summary>
[Collection(DovecotGroup.Name)]
[Needs(ServerKind.Dovecot)]
public class DovecotKerberosTests(ServerFixture<DovecotServer> fixture)
{
    private DovecotServer Server => fixture.Server;

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_password_gets_a_ticket_that_logs_in(Flavour flavour)
    {
        var log = new StringWriter();
        await using Subject client = await Encrypted(flavour, new() { ProtocolLog = log });
        using SaslGssapi mechanism = With(MailServer.Password);

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(mechanism)).Code);

        Assert.True((await client.Mail("me@there.test")).IsSuccess);
        LoginLog.Names("GSSAPI", log);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_ticket_of_the_machine_logs_in(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);
        Server.Realm.GetTicket();
        using var mechanism = new SaslGssapi(targetName: KerberosRealm.Service);

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(mechanism)).Code);

        Server.Realm.DropTicket();
        Assert.True((await client.Mail("me@there.test")).IsSuccess);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_wrong_password_gets_no_ticket_and_nothing_is_sent(Flavour flavour)
    {
        var log = new StringWriter();
        await using Subject client = await Encrypted(flavour, new() { ProtocolLog = log });
        using SaslGssapi mechanism = With("wrong");

        await Assert.ThrowsAsync<AuthenticationException>(async () => await client.Authenticate(mechanism));

        Assert.DoesNotContain("C: AUTH", log.ToString());
        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Login(MailServer.User, MailServer.Password)).Code);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_ticket_for_oneself_is_none_for_somebody_else(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);
        using SaslGssapi mechanism = With(MailServer.Password, authorizeAs: DovecotServer.Full);

        var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await client.Authenticate(mechanism));

        Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
        Assert.False(client.Client.IsAuthenticated);
    }

    private static SaslGssapi With(string password, string authorizeAs = "") =>
        new(new NetworkCredential(KerberosRealm.User, password), KerberosRealm.Service, authorizeAs);

    private async Task<Subject> Encrypted(Flavour flavour, SmtpClientOptions? options = null)
    {
        Server.Realm.Enter();
        return await DovecotLoginTests.Encrypted(Server, flavour, options);
    }
}
