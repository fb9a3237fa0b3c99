using System.Text;

namespace SmtpGen.ServerTests;

public abstract partial class MailServerTests
{
    // What each message of a batch comes up against, so often that windows and groups begin and end at each of them.
    private static readonly string[] Fates = ["good", "one refused", "good", "all refused", "good", "too large", "too large", "all refused", "all refused", "good"];

    /// <summary>Every policy with both flavours.</summary>
    public static TheoryData<Flavour, SmtpChunking> Policies()
    {
        var cases = new TheoryData<Flavour, SmtpChunking>();
        foreach (SmtpChunking chunking in Enum.GetValues<SmtpChunking>())
        {
            cases.Add(Flavour.Sync, chunking);
            cases.Add(Flavour.Async, chunking);
        }

        return cases;
    }

    [ServerTheory]
    [MemberData(nameof(Policies))]
    public async Task A_batch_with_refusals_ends_as_if_it_were_sent_one_by_one(Flavour flavour, SmtpChunking chunking)
    {
        SmtpMessage[] alone = [.. Batch()];
        SmtpMessage[] together = [.. Batch()];
        await using Subject slow = await Ready(flavour, new() { Chunking = SmtpChunking.Never });
        await using Subject client = await Ready(flavour, new() { Chunking = chunking });

        var expected = new List<string>();
        foreach (SmtpMessage message in alone)
        {
            SmtpSendResult? result = null;
            Exception? error = await Record.ExceptionAsync(async () => result = await slow.SendMail(message.From, message.To, message.Content));
            expected.Add(Outcome(message, error is null ? SmtpDelivery.Accepted : SmtpDelivery.Refused, result, error));
        }
        List<SmtpBatchResult> results = await client.SendMany(together);

        Assert.Equal(expected, results.Select(result => Outcome(result.Message, result.Delivery, result.Result, result.Error)));
        foreach (SmtpBatchResult result in results.Where(result => result.Result is not null))
            Assert.All(result.Result!.Accepted, recipient => Assert.Equal(result.Message.Content, Server.Delivered(recipient)));
        await Send(client, "plain");
    }

    [ServerTheory]
    [MemberData(nameof(Policies))]
    public async Task Content_of_every_kind_arrives_byte_for_byte_in_a_batch(Flavour flavour, SmtpChunking chunking)
    {
        string[] kinds = [.. Contents.Cases().Select(row => (string)row[0]).Distinct()];
        SmtpMessage[] messages =
        [
            .. kinds.Select(kind => new SmtpMessage(Sender, [MailServer.NewRecipient()], Contents.Of(kind).Sent)),
            .. kinds.Select(kind => new SmtpMessage(Sender, [MailServer.NewRecipient()], new MemoryStream(Contents.Of(kind).Sent))),
        ];
        await using Subject client = await Ready(flavour, new() { Chunking = chunking });

        List<SmtpBatchResult> results = await client.SendMany(messages, quits: true);

        Assert.False(client.Client.IsConnected);
        Assert.All(results, result => Assert.Equal((SmtpDelivery.Accepted, null), (result.Delivery, result.Error)));
        Assert.All(messages.Zip([.. kinds, .. kinds]), pair => Assert.Equal(Contents.Of(pair.Second).Arrives, Server.Delivered(pair.First.To[0])));
    }

    [ServerTheory]
    [MemberData(nameof(Policies))]
    public async Task A_batch_goes_encrypted_too(Flavour flavour, SmtpChunking chunking)
    {
        await using Subject client = await Encrypted(flavour, new() { Chunking = chunking });
        await client.Login(MailServer.User, MailServer.Password);
        SmtpMessage[] messages = [.. Enumerable.Range(0, 20).Select(_ => new SmtpMessage(Sender, [MailServer.NewRecipient()], Contents.Of("dots").Sent))];

        List<SmtpBatchResult> results = await client.SendMany(messages);

        Assert.All(results, result => Assert.Equal((SmtpDelivery.Accepted, null), (result.Delivery, result.Error)));
        Assert.All(messages, message => Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(message.To[0])));
    }

    private static IEnumerable<SmtpMessage> Batch() => Fates.Select(fate => new SmtpMessage(
        Sender,
        fate switch
        {
            "one refused" => [MailServer.NewRecipient(), MailServer.Refused, MailServer.NewRecipient()],
            "all refused" => [MailServer.Refused, "somebody@elsewhere.test"],
            _ => [MailServer.NewRecipient(), MailServer.NewRecipient()],
        },
        fate == "too large"
            ? Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789\r\n", MailServer.SizeLimit / 10)))
            : Contents.Of("dots").Sent));

    // Names differ, and so do the numbers of what was queued.
    private static string Outcome(SmtpMessage message, SmtpDelivery delivery, SmtpSendResult? result, Exception? error)
    {
        IReadOnlyDictionary<string, SmtpReply>? refused = result?.Refused ?? (error as SmtpRecipientsRefusedException)?.Recipients;
        string recipients = string.Join(' ', message.To.Select(recipient => refused?.GetValueOrDefault(recipient)?.ToString() ?? $"{result?.Accepted.Contains(recipient)}"));
        return $"{delivery} {error?.GetType().Name} {(error as SmtpResponseException)?.Reply} [{recipients}]";
    }
}
