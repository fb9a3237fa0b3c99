using System.Security.Authentication;

namespace SmtpGen.ServerTests;

public abstract partial class MailServerTests
{
    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task EHLO_lists_in_each_state_what_the_server_is_known_to_offer(Flavour flavour)
    {
        await using var client = new Subject(flavour);
        await client.Connect(MailServer.Host, Server.Port);

        Assert.Equal(Server.Traits.InClear, await Extensions(client));
        await client.StartTls(Server.Certificate.TrustOptions);
        Assert.Equal(Server.Traits.Encrypted, await Extensions(client));
        await client.Login(MailServer.User, MailServer.Password);
        if (Server.Traits.LoggedIn is { } offered)
            Assert.Equal(offered, await Extensions(client));
        else
            Assert.Equal(SmtpReplyCode.BadSequence, (await client.Ehlo()).Code);

        await Send(client, "plain");

        static async Task<IEnumerable<string>> Extensions(Subject client) => (await client.Ehlo()).EnsureSuccess().Lines.Skip(1);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_STARTTLS_the_message_goes_encrypted(Flavour flavour)
    {
        await using Subject client = await Introduced(flavour);

        await client.StartTls(Server.Certificate.TrustOptions);
        Assert.True(client.Client.IsEncrypted);
        Assert.False(client.Client.DoesEsmtp);
        await client.Login(MailServer.User, MailServer.Password);

        await Send(client, "dots");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Implicit_TLS_encrypts_from_the_first_byte(Flavour flavour)
    {
        await using var client = new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = Server.Certificate.TrustOptions }));

        await client.Connect(MailServer.Host, Server.TlsPort);
        Assert.True(client.Client.IsEncrypted);
        await client.Login(MailServer.User, MailServer.Password);
        await Send(client, "dots");

        await client.Quit();
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted(Flavour flavour)
    {
        await using Subject client = await Introduced(flavour);

        await Assert.ThrowsAsync<AuthenticationException>(async () => await client.StartTls(new() { TargetHost = MailServer.Host }));

        Assert.False(client.Client.IsConnected);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_certificate_for_another_name_is_not_accepted(Flavour flavour)
    {
        var options = Server.Certificate.TrustOptions;
        options.TargetHost = "elsewhere.test";
        await using Subject client = await Introduced(flavour);

        await Assert.ThrowsAsync<AuthenticationException>(async () => await client.StartTls(options));

        Assert.False(client.Client.IsConnected);
    }
}
