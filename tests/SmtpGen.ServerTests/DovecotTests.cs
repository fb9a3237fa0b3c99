namespace SmtpGen.ServerTests;

/// <summary>One Dovecot for all classes of tests that need it.</summary>
[CollectionDefinition(Name)]
public sealed class DovecotGroup : ICollectionFixture<ServerFixture<DovecotServer>>
{
    public const string Name = "Dovecot";
}

/// <summary>What holds with every server, with Dovecot's submission service.</summary>
[Collection(DovecotGroup.Name)]
[Needs(ServerKind.Dovecot)]
public class DovecotTests(ServerFixture<DovecotServer> fixture) : MailServerTests(() => fixture.Server)
{
    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Nothing_is_taken_before_a_login(Flavour flavour)
    {
        await using Subject client = await Introduced(flavour);

        var refusal = await Assert.ThrowsAsync<SmtpSenderRefusedException>(
            async () => await client.SendMail(Sender, [MailServer.NewRecipient()], Contents.Of("plain").Sent));

        Assert.Equal(SmtpReplyCode.AuthenticationRequired, refusal.SmtpCode);
        await client.Login(MailServer.User, MailServer.Password);
        await Send(client, "plain");
    }
}
