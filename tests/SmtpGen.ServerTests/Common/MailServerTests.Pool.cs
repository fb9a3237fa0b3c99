using System.Net;

namespace SmtpGen.ServerTests;

public abstract partial class MailServerTests
{
    // More than connections, and more than one connection is allowed, so that some are used again and some opened anew.
    private const int PooledMessages = 24;

    [ServerTheory]
    [MemberData(nameof(Policies))]
    public async Task What_many_senders_put_into_a_pool_arrives_once(Flavour flavour, SmtpChunking chunking)
    {
        var limits = new SmtpPoolOptions { MaximumConnections = 3, MaximumMessages = 5 };
        await using SmtpPool pool = Pool(chunking, limits);
        SmtpMessage[] messages = [.. Enumerable.Range(0, PooledMessages).Select(_ => new SmtpMessage(Sender, [MailServer.NewRecipient()], Contents.Of("dots").Sent))];

        SmtpSendResult[] results = await Task.WhenAll(messages.Select(message => Task.Run(async () => flavour == Flavour.Async ? await pool.SendAsync(message) : pool.Send(message))));

        Assert.All(messages.Zip(results), pair => Assert.Equal(pair.First.To, pair.Second.Accepted));
        Assert.All(messages, message => Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(message.To[0])));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refusal_leaves_the_connections_of_a_pool_to_the_next_message(Flavour flavour)
    {
        await using SmtpPool pool = Pool(SmtpChunking.InOrder, new SmtpPoolOptions { MaximumConnections = 1 });
        string recipient = MailServer.NewRecipient();

        await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await Send([MailServer.Refused]));
        SmtpSendResult result = await Send([MailServer.Refused, recipient]);

        Assert.Equal([recipient], result.Accepted);
        Assert.Equal(Contents.Of("plain").Arrives, Server.Delivered(recipient));

        async Task<SmtpSendResult> Send(string[] to)
        {
            var message = new SmtpMessage(Sender, to, Contents.Of("plain").Sent);
            return flavour == Flavour.Async ? await pool.SendAsync(message) : pool.Send(message);
        }
    }

    private SmtpPool Pool(SmtpChunking chunking, SmtpPoolOptions limits) => new(MailServer.Host, Server.Port, new SmtpClientOptions
    {
        Chunking = chunking,
        Security = SmtpSecurity.None,
        Credentials = Server.Traits.NeedsLogin ? new NetworkCredential(MailServer.User, MailServer.Password) : null,
    }, limits);
}
