using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>The example of own verbs, docs/examples/postfix.smtp.json, as the typed methods of a project, with the server that it is for.</summary>
[Needs(ServerKind.Postfix)]
public class PostfixDialectTests(ServerFixture<PostfixServer> fixture) : IClassFixture<ServerFixture<PostfixServer>>
{
    private const string Sender = "me@there.test";

    private PostfixServer Server => fixture.Server;

    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task XClient_gives_the_session_another_client(bool isAsync)
    {
        string recipient = MailServer.NewRecipient();
        await using SmtpClient client = Introduced();
        XClientOptions attributes = new XClientOptions { Name = "client.test", Addr = "192.0.2.1" }
            .SetPort(2525).SetHelo("helo.test").SetProto(PostfixProtocol.Smtp).SetLogin("somebody");

        Assert.True(client.HasExtension(OwnExtension.XClient));
        SmtpReply reply = isAsync ? await client.XClientAsync(attributes) : client.XClient(attributes);

        Assert.Equal((SmtpReplyCode.ServiceReady, false, false), (reply.Code, client.HasHello, client.DoesEsmtp));
        (await client.EhloAsync()).EnsureSuccess();
        await client.SendMailAsync(Sender, [recipient], Contents.Of("plain").Sent);
        string stored = Encoding.Latin1.GetString(Server.Stored(recipient));
        Assert.Contains("(client.test [192.0.2.1])", stored);
        Assert.Contains("(Authenticated sender: somebody)", stored);
    }

    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task XForward_is_taken_for_the_next_transaction(bool isAsync)
    {
        string recipient = MailServer.NewRecipient();
        await using SmtpClient client = Introduced();
        XForwardOptions attributes = new XForwardOptions().SetName("far.test").SetAddr("192.0.2.9").SetIdent("1234").SetSource(PostfixSource.Remote);

        SmtpReply reply = isAsync ? await client.XForwardAsync(attributes) : client.XForward(attributes);

        Assert.Equal((SmtpReplyCode.Ok, true), (reply.Code, client.HasHello));
        await client.SendMailAsync(Sender, [recipient], Contents.Of("plain").Sent);
        Assert.Equal(Contents.Of("plain").Arrives, Server.Delivered(recipient));
    }

    [ServerTheory]
    [InlineData("+=")]
    [InlineData("")]
    public async Task XVerp_makes_a_sender_for_each_recipient(string delimiters)
    {
        string recipient = MailServer.NewRecipient();
        await using SmtpClient client = Introduced();

        (await client.MailAsync(Sender, new MailOptions().SetXVerp(delimiters))).EnsureSuccess();
        (await client.RcptAsync(recipient)).EnsureSuccess();
        (await client.DataAsync(Contents.Of("plain").Sent)).EnsureSuccess();

        Assert.Contains($"Return-Path: <me+{recipient.Replace('@', '=')}@there.test>", Encoding.Latin1.GetString(Server.Stored(recipient)));
    }

    [ServerTheory]
    [InlineData("*=")]
    [InlineData("+")]
    [InlineData("+==")]
    public async Task Delimiters_that_the_spec_does_not_allow_are_never_sent(string delimiters)
    {
        await using SmtpClient client = Introduced();

        Assert.Throws<ArgumentException>(() => new MailOptions().SetXVerp(delimiters));
        Assert.Throws<ArgumentOutOfRangeException>(() => new XClientOptions { Port = 65536 });
        Assert.False(client.HasSender);
    }

    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_is_a_reply_of_the_spec_and_the_session_goes_on(bool isAsync)
    {
        await using SmtpClient client = Introduced();
        (await client.MailAsync(Sender)).EnsureSuccess();

        // In a transaction the server takes neither; the analyzer says so of code that it can follow.
#pragma warning disable SMTP1002
        SmtpReply reply = isAsync ? await client.XClientAsync(new XClientOptions().SetAddr("192.0.2.1")) : client.XClient(new XClientOptions().SetAddr("192.0.2.1"));
#pragma warning restore SMTP1002

        Assert.Equal(SmtpReplyCode.BadSequence, reply.Code);
        Assert.True(client.HasHello);
        Assert.True(client.HasSender);
    }

    private SmtpClient Introduced()
    {
        var client = new SmtpClient();
        client.Connect("127.0.0.1", Server.Port);
        client.Ehlo().EnsureSuccess();
        return client;
    }
}
