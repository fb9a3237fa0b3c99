using System.Security.Authentication;

namespace SmtpGen.ServerTests;

/// <summary>Mail through a real Postfix, read back from the mailbox that it was delivered to.</summary>
[Collection(PostfixGroup.Name)]
public class PostfixTests(PostfixFixture fixture)
{
    private static int _recipients;

    private PostfixServer Server => fixture.Server;

    [PostfixTheory]
    [MemberData(nameof(Contents.Cases), MemberType = typeof(Contents))]
    public async Task Content_arrives_byte_for_byte(string kind, bool isAsync)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        string recipient = NewRecipient();
        using Caller caller = await IntroducedAsync(isAsync);

        SmtpSendResult result = await caller.SendAsync(sent, recipient);
        await caller.QuitAsync();

        Assert.Equal([recipient], result.Accepted);
        Assert.Contains("queued as", result.Reply.Text);
        Assert.Equal(arrives, Server.Delivered(recipient));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_recipients_those_that_were_accepted_get_the_message(bool isAsync)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string[] accepted = [NewRecipient(), NewRecipient()];
        using Caller caller = await IntroducedAsync(isAsync);

        SmtpSendResult result = await caller.SendAsync(sent, accepted[0], PostfixServer.Refused, accepted[1]);

        Assert.Equal(accepted, result.Accepted);
        (string refused, SmtpReply reply) = Assert.Single(result.Refused);
        Assert.Equal(PostfixServer.Refused, refused);
        Assert.Equal(SmtpReplyCode.TransactionFailed, reply.Code);
        Assert.Equal(new EnhancedStatusCode(5, 7, 1), reply.EnhancedStatus);
        Assert.All(accepted, recipient => Assert.Equal(arrives, Server.Delivered(recipient)));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_every_recipient_is_refused_nothing_is_sent_and_the_session_goes_on(bool isAsync)
    {
        using Caller caller = await IntroducedAsync(isAsync);

        var refusal = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(
            () => caller.SendAsync(Contents.Of("plain").Sent, PostfixServer.Refused, "somebody@elsewhere.test"));

        Assert.Equal([PostfixServer.Refused, "somebody@elsewhere.test"], refusal.Recipients.Keys.Order());
        string recipient = NewRecipient();
        await caller.SendAsync(Contents.Of("plain").Sent, recipient);
        Assert.Equal(Contents.Of("plain").Arrives, Server.Delivered(recipient));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_size_over_the_limit_is_refused_with_the_sender(bool isAsync)
    {
        using Caller caller = await IntroducedAsync(isAsync);

        var refusal = await Assert.ThrowsAsync<SmtpSenderRefusedException>(
            () => caller.SendAsync(Contents.Of("plain").Sent, new MailOptions { Size = PostfixServer.SizeLimit + 1 }, NewRecipient()));

        Assert.Equal(SmtpReplyCode.ExceededStorage, refusal.SmtpCode);
        Assert.Equal("me@there.test", refusal.Sender);
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_STARTTLS_the_message_goes_encrypted(bool isAsync)
    {
        string recipient = NewRecipient();
        using Caller caller = await IntroducedAsync(isAsync);
        Assert.True(caller.Client.HasExtension(SmtpExtension.StartTls));

        await caller.StartTlsAsync(Server.Certificate.TrustOptions);
        Assert.True(caller.Client.IsEncrypted);
        Assert.False(caller.Client.DoesEsmtp);
        await caller.EhloAsync();
        Assert.False(caller.Client.HasExtension(SmtpExtension.StartTls));
        await caller.SendAsync(Contents.Of("dots").Sent, recipient);

        Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(recipient));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted(bool isAsync)
    {
        using Caller caller = await IntroducedAsync(isAsync);

        await Assert.ThrowsAsync<AuthenticationException>(() => caller.StartTlsAsync(new() { TargetHost = PostfixServer.Host }));

        Assert.False(caller.Client.IsConnected);
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Implicit_TLS_encrypts_from_the_first_byte(bool isAsync)
    {
        string recipient = NewRecipient();
        using var caller = new Caller(new SmtpSslClient(new SmtpClientOptions { TlsOptions = Server.Certificate.TrustOptions }), isAsync);

        await caller.ConnectAsync(Server.TlsPort);
        Assert.True(caller.Client.IsEncrypted);
        await caller.EhloAsync();
        await caller.SendAsync(Contents.Of("dots").Sent, recipient);
        await caller.QuitAsync();

        Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(recipient));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EHLO_lists_what_Postfix_offers(bool isAsync)
    {
        using Caller caller = await IntroducedAsync(isAsync);

        string[] offered = ["PIPELINING", "SIZE", "VRFY", "STARTTLS", "ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "SMTPUTF8"];
        Assert.All(offered, keyword => Assert.True(caller.Client.HasExtension(keyword), keyword));
        Assert.Equal($"{PostfixServer.SizeLimit}", caller.Client.EsmtpFeatures[SmtpExtension.Size]);
        Assert.StartsWith("postfix.test", caller.Client.EhloResponse);
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_HELO_a_message_goes_without_extensions(bool isAsync)
    {
        string recipient = NewRecipient();
        using var caller = new Caller(new SmtpClient(), isAsync);
        await caller.ConnectAsync(Server.Port);

        (await caller.HeloAsync()).EnsureSuccess();
        Assert.False(caller.Client.DoesEsmtp);
        await caller.SendAsync(Contents.Of("dots").Sent, recipient);

        Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(recipient));
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task VRFY_is_answered_for_known_and_refused_mailboxes(bool isAsync)
    {
        using Caller caller = await IntroducedAsync(isAsync);

        Assert.Equal(SmtpReplyCode.CannotVerifyUser, (await caller.VrfyAsync($"me@{PostfixServer.Domain}")).Code);
        Assert.False((await caller.VrfyAsync(PostfixServer.Refused)).IsSuccess);
    }

    private static string NewRecipient() => $"box{Interlocked.Increment(ref _recipients)}@{PostfixServer.Domain}";

    private async Task<Caller> IntroducedAsync(bool isAsync)
    {
        var caller = new Caller(new SmtpClient(), isAsync);
        await caller.ConnectAsync(Server.Port);
        (await caller.EhloAsync()).EnsureSuccess();
        return caller;
    }
}
