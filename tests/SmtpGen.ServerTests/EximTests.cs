namespace SmtpGen.ServerTests;

/// <summary>What is true of Exim, and what holds with every server.</summary>
[Needs(ServerKind.Exim)]
public class EximTests(ServerFixture<EximServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<EximServer>>
{
    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task EXPN_names_every_mailbox_of_a_list(Flavour flavour)
    {
        await using Subject client = await Ready(flavour);

        SmtpReply reply = await client.Expn(MailServer.List);

        Assert.Equal(["<one@inbox.test>", "<two@inbox.test>"], reply.Lines);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task EXPN_of_nobody_is_refused(Flavour flavour)
    {
        await using Subject client = await Ready(flavour);

        Assert.Equal(SmtpReplyCode.MailboxNameNotAllowed, (await client.Expn("somebody@elsewhere.test")).Code);
    }
}
