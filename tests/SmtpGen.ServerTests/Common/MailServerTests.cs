namespace SmtpGen.ServerTests;

/// <summary>What holds with every server; each has a class that derives from this one, where it also says what is true of it alone.</summary>
public abstract partial class MailServerTests(Func<MailServer> server)
{
    private protected const string Sender = "me@there.test";

    private protected MailServer Server => server();

    [ServerTheory]
    [MemberData(nameof(Contents.Cases), MemberType = typeof(Contents))]
    public async Task Content_arrives_byte_for_byte(string kind, Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Ready(flavour);

        SmtpSendResult result = await client.SendMail(Sender, [recipient], sent);
        await client.Quit();

        Assert.Equal([recipient], result.Accepted);
        Assert.Equal(SmtpReplyCode.Ok, result.Reply.Code);
        Assert.Equal(arrives, Server.Delivered(recipient));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Of_several_recipients_those_that_were_accepted_get_the_message(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string[] accepted = [MailServer.NewRecipient(), MailServer.NewRecipient()];
        await using Subject client = await Ready(flavour);

        SmtpSendResult result = await client.SendMail(Sender, [accepted[0], MailServer.Refused, accepted[1]], sent);

        Assert.Equal(accepted, result.Accepted);
        (string refused, SmtpReply reply) = Assert.Single(result.Refused);
        Assert.Equal(MailServer.Refused, refused);
        Assert.Equal(Server.Traits.Refusal, (reply.Code, reply.EnhancedStatus));
        Assert.All(accepted, recipient => Assert.Equal(arrives, Server.Delivered(recipient)));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Where_every_recipient_is_refused_nothing_is_sent_and_the_session_goes_on(Flavour flavour)
    {
        string[] refused = [MailServer.Refused, "somebody@elsewhere.test"];
        await using Subject client = await Ready(flavour);

        var refusal = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(
            async () => await client.SendMail(Sender, refused, Contents.Of("plain").Sent));

        Assert.Equal(refused, refusal.Recipients.Keys);
        await Send(client, "plain");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_message_over_the_limit_is_refused_and_the_session_goes_on(Flavour flavour)
    {
        byte[] sent = [.. Contents.Of("plain").Sent, .. Enumerable.Repeat("0123456789\r\n"u8.ToArray(), MailServer.SizeLimit / 10).SelectMany(line => line)];
        await using Subject client = await Ready(flavour);

        SmtpResponseException refusal = Server.Traits.ChecksDeclaredSize
            ? await Assert.ThrowsAsync<SmtpSenderRefusedException>(SendIt)
            : await Assert.ThrowsAsync<SmtpDataException>(SendIt);

        Assert.Equal(Server.Traits.ChecksDeclaredSize ? SmtpReplyCode.ExceededStorage : SmtpReplyCode.TransactionFailed, refusal.SmtpCode);
        await Send(client, "plain");

        async Task SendIt() => await client.SendMail(Sender, [MailServer.NewRecipient()], sent);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_declared_size_over_the_limit_is_refused_where_the_server_reads_it(Flavour flavour)
    {
        var options = new MailOptions { Size = MailServer.SizeLimit + 1 };
        await using Subject client = await Ready(flavour);

        Assert.Equal(!Server.Traits.ChecksDeclaredSize, (await client.Mail(Sender, options)).IsSuccess);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_HELO_a_message_goes_without_extensions(Flavour flavour)
    {
        await using var client = new Subject(flavour);
        await client.Connect(MailServer.Host, Server.Port);
        (await client.Helo()).EnsureSuccess();
        Assert.False(client.Client.DoesEsmtp);

        if (Server.Traits.NeedsLogin)
        {
            var refusal = await Assert.ThrowsAsync<SmtpSenderRefusedException>(() => Send(client, "dots"));
            Assert.Equal(SmtpReplyCode.AuthenticationRequired, refusal.SmtpCode);
        }
        else
            await Send(client, "dots");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task VRFY_and_EXPN_are_answered(Flavour flavour)
    {
        await using Subject client = await Ready(flavour);

        int[] codes =
        [
            (await client.Verify(MailServer.User)).Code,
            (await client.Verify(MailServer.Refused)).Code,
            (await client.Expn(MailServer.List)).Code,
        ];

        Assert.Equal([Server.Traits.Vrfy.Known, Server.Traits.Vrfy.Refused, Server.Traits.Expn], codes);
        await Send(client, "plain");
    }

    /// <summary>A client that may send mail.</summary>
    private protected async Task<Subject> Ready(Flavour flavour, SmtpClientOptions? options = null)
    {
        Subject client = await Introduced(flavour, options);
        if (Server.Traits.NeedsLogin)
        {
            await client.Login(MailServer.User, MailServer.Password);
            (await client.Ehlo()).EnsureSuccess();
        }

        return client;
    }

    private protected async Task<Subject> Introduced(Flavour flavour, SmtpClientOptions? options = null)
    {
        var client = new Subject(flavour, options);
        await client.Connect(MailServer.Host, Server.Port);
        (await client.Ehlo()).EnsureSuccess();
        return client;
    }

    /// <summary>Sends a message of a kind to somebody new, and sees that it arrives.</summary>
    private protected async Task Send(Subject client, string kind)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        string recipient = MailServer.NewRecipient();
        await client.SendMail(Sender, [recipient], sent);
        Assert.Equal(arrives, Server.Delivered(recipient));
    }
}
