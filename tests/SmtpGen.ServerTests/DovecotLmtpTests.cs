namespace SmtpGen.ServerTests;

/// <summary>Mail into mailboxes by LMTP, over a port and over a unix socket, to Dovecot.</summary>
[Collection(DovecotGroup.Name)]
[Needs(ServerKind.Dovecot)]
public class DovecotLmtpTests(ServerFixture<DovecotServer> fixture)
{
    private const string Sender = "me@there.test";
    private const string Unknown = "nobody@" + MailServer.Domain;

    private DovecotServer Server => fixture.Server;

    [ServerTheory]
    [MemberData(nameof(Contents.Cases), MemberType = typeof(Contents))]
    public async Task Content_arrives_byte_for_byte(string kind, Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Introduced(flavour);

        SmtpSendResult result = await client.SendMail(Sender, [recipient], sent);
        await client.Quit();

        Assert.Equal([recipient], result.Accepted);
        Assert.Equal(arrives, StoredMail.Content(Server.StoredByLmtp(recipient), "Return-Path", "Delivered-To", "Received"));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task It_goes_over_a_unix_socket_too(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string recipient = MailServer.NewRecipient();
        await using var client = new Subject(flavour, client: new LmtpClient());
        await client.Connect(Server.LmtpPath, 0);

        await client.SendMail(Sender, [recipient], sent);
        await client.Quit();

        Assert.Equal(arrives, StoredMail.Content(Server.StoredByLmtp(recipient), "Return-Path", "Delivered-To", "Received"));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task LHLO_lists_what_the_server_offers(Flavour flavour)
    {
        await using Subject client = await Introduced(flavour);

        Assert.Equal(["8BITMIME", "CHUNKING", "ENHANCEDSTATUSCODES", "PIPELINING", "STARTTLS"], (await client.Ehlo()).Lines.Skip(1));
        Assert.Equal(SmtpReplyCode.SyntaxError, (await client.DoCommand("EHLO", "client.test")).Code);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Each_recipient_that_was_accepted_has_an_answer_of_its_own(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string[] boxes = [MailServer.NewRecipient(), MailServer.NewRecipient()];
        await using Subject client = await Introduced(flavour);

        SmtpSendResult result = await client.SendMail(Sender, [boxes[0], DovecotServer.Full, Unknown, boxes[1]], sent);

        Assert.Equal(boxes, result.Accepted);
        Assert.Equal([DovecotServer.Full, Unknown], result.Refused.Keys.Order());
        SmtpReply overQuota = result.Refused[DovecotServer.Full];
        Assert.Equal((SmtpReplyCode.ExceededStorage, new EnhancedStatusCode(5, 2, 2)), (overQuota.Code, overQuota.EnhancedStatus));
        Assert.Equal(SmtpReplyCode.MailboxUnavailable, result.Refused[Unknown].Code);
        Assert.Equal(
            [SmtpReplyCode.Ok, SmtpReplyCode.ExceededStorage, SmtpReplyCode.Ok],
            ((LmtpClient)client.Client).RecipientReplies.Select(reply => reply.Code));
        // For several recipients at once it does not say to which of them it delivers.
        Assert.All(boxes, box => Assert.Equal(arrives, StoredMail.Content(Server.StoredByLmtp(box), "Return-Path", "Received")));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Where_nobody_got_the_message_it_is_refused_and_the_session_goes_on(Flavour flavour)
    {
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Introduced(flavour);

        var refusal = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(
            async () => await client.SendMail(Sender, [Unknown, DovecotServer.Full], Contents.Of("dots").Sent));

        Assert.Equal([DovecotServer.Full, Unknown], refusal.Recipients.Keys.Order());
        SmtpSendResult result = await client.SendMail(Sender, [recipient], Contents.Of("dots").Sent);
        Assert.Equal([recipient], result.Accepted);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_last_chunk_is_answered_for_each_recipient_too(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Introduced(flavour);
        (await client.Mail(Sender)).EnsureSuccess();
        (await client.Rcpt(DovecotServer.Full)).EnsureSuccess();
        (await client.Rcpt(recipient)).EnsureSuccess();

        (await client.Bdat(sent.AsMemory(0, 50))).EnsureSuccess();
        await client.Bdat(sent.AsMemory(50), last: true);

        Assert.Equal(
            [SmtpReplyCode.ExceededStorage, SmtpReplyCode.Ok],
            ((LmtpClient)client.Client).RecipientReplies.Select(reply => reply.Code));
        Assert.Equal(arrives, StoredMail.Content(Server.StoredByLmtp(recipient), "Return-Path", "Received"));
        Assert.True((await client.Noop()).IsSuccess);
    }

    [ServerTheory]
    [MemberData(nameof(MailServerTests.Policies), MemberType = typeof(MailServerTests))]
    public async Task In_a_batch_each_recipient_has_an_answer_of_its_own_too(Flavour flavour, SmtpChunking chunking)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string[] boxes = [.. Enumerable.Range(0, 8).Select(_ => MailServer.NewRecipient())];
        await using Subject client = await Introduced(flavour, new SmtpClientOptions { Chunking = chunking });
        SmtpMessage[] messages =
        [
            .. boxes.Select((box, number) => new SmtpMessage(Sender, (number % 4) switch { 1 => [DovecotServer.Full, box], 2 => [Unknown, box], _ => [box] }, sent)),
            new(Sender, [Unknown], sent), new(Sender, [DovecotServer.Full], sent), new(Sender, [MailServer.NewRecipient()], sent),
        ];

        List<SmtpBatchResult> results = await client.SendMany(messages);

        Assert.Equal(boxes.Select(box => (string[])[box]), results.Take(boxes.Length).Select(result => result.Result!.Accepted.ToArray()));
        Assert.Equal(
            [SmtpDelivery.Refused, SmtpDelivery.Refused, SmtpDelivery.Accepted],
            results.Skip(boxes.Length).Select(result => result.Delivery));
        // Which of several recipients it delivers to it does not say.
        Assert.All(boxes, (box, number) => Assert.Equal(arrives, StoredMail.Content(
            Server.StoredByLmtp(box), number % 4 == 1 ? ["Return-Path", "Received"] : ["Return-Path", "Delivered-To", "Received"])));
    }

    private async Task<Subject> Introduced(Flavour flavour, SmtpClientOptions? options = null)
    {
        var client = new Subject(flavour, client: new LmtpClient(options));
        await client.Connect(MailServer.Host, Server.LmtpPort);
        (await client.Ehlo()).EnsureSuccess();
        return client;
    }
}
