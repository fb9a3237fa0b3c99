using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>What is true of Postfix, and what holds with every server.</summary>
[Needs(ServerKind.Postfix)]
public class PostfixTests(ServerFixture<PostfixServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<PostfixServer>>
{
    // The name without its domain, which Windows would call otherwise.
    private static readonly string Name = MailServer.User.Split('@')[0];

    /// <summary>How content goes, and what the final reply to it begins with.</summary>
    public static TheoryData<Flavour, SmtpChunking, string> FinalReplies => new()
    {
        { Flavour.Sync, SmtpChunking.Never, "^2[.]0[.]0 Ok: queued as \\w+$" },
        { Flavour.Async, SmtpChunking.Never, "^2[.]0[.]0 Ok: queued as \\w+$" },
        { Flavour.Sync, SmtpChunking.InOrder, "^2[.]0[.]0 Ok: \\d+ bytes queued as \\w+$" },
        { Flavour.Async, SmtpChunking.InOrder, "^2[.]0[.]0 Ok: \\d+ bytes queued as \\w+$" },
    };

    [ServerTheory]
    [MemberData(nameof(FinalReplies))]
    public async Task The_final_reply_names_the_queue_id(Flavour flavour, SmtpChunking chunking, string final)
    {
        await using Subject client = await Ready(flavour, new() { Chunking = chunking });

        SmtpSendResult result = await client.SendMail(Sender, [MailServer.NewRecipient()], Contents.Of("plain").Sent);

        Assert.Matches(final, result.Reply.Text);
        Assert.Equal(new EnhancedStatusCode(2, 0, 0), result.Reply.EnhancedStatus);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task XCLIENT_gives_the_session_another_client(Flavour flavour)
    {
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Introduced(flavour);

        SmtpReply reply = await client.DoCommand("XCLIENT", "NAME=client.test ADDR=192.0.2.1");

        // The session begins anew, with another greeting.
        Assert.Equal(SmtpReplyCode.ServiceReady, reply.Code);
        (await client.Ehlo()).EnsureSuccess();
        await client.SendMail(Sender, [recipient], Contents.Of("plain").Sent);
        Assert.Contains("(client.test [192.0.2.1])", Encoding.Latin1.GetString(Server.Stored(recipient)));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_anonymous_login_is_one(Flavour flavour)
    {
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Introduced(flavour);

        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(new SaslAnonymous("somebody@there.test"))).Code);
        await client.SendMail(Sender, [recipient], Contents.Of("plain").Sent);

        Assert.Contains($"(Authenticated sender: anonymous@{MailServer.Domain})", Encoding.Latin1.GetString(Server.Stored(recipient)));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task NTLM_logs_in_and_refuses_a_wrong_password(Flavour flavour)
    {
        await using Subject client = await Encrypted(flavour);
        using var wrong = new SaslNtlm(Name, "wrong");
        using var right = new SaslNtlm(Name, MailServer.Password);

        var refusal = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await client.Authenticate(wrong));
        Assert.Equal(SmtpReplyCode.CredentialsInvalid, refusal.SmtpCode);
        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await client.Authenticate(right)).Code);

        await Send(client, "plain");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_login_is_in_the_field_that_the_server_adds(Flavour flavour)
    {
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Encrypted(flavour);

        await client.Login(MailServer.User, MailServer.Password);
        await client.SendMail(Sender, [recipient], Contents.Of("plain").Sent);

        Assert.Contains($"(Authenticated sender: {MailServer.User})", Encoding.Latin1.GetString(Server.Stored(recipient)));
    }
}
