using System.Net.Sockets;
using System.Text;
using SmtpGen.Testing;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>LMTP (RFC 2033): LHLO, and one reply to the content for each accepted recipient.</summary>
public class LmtpTests
{
    private const string Introduction = "LHLO client.example\r\n";
    private static readonly string[] Three = ["one@one.org", "two@two.org", "three@three.org"];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Each_accepted_recipient_is_answered_for_itself(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "550 5.1.1 unknown\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 2.0.0 one has it\r\n552 5.2.2 three is full\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        SmtpSendResult result = await subject.SendMail("me@my.org", Three, "x");

        Assert.Equal(["one@one.org"], result.Accepted);
        Assert.Equal([("three@three.org", 552), ("two@two.org", 550)], result.Refused.Select(pair => (pair.Key, pair.Value.Code)).Order());
        Assert.Equal("2.0.0 one has it", result.Reply.Text);
        Assert.Equal([250, 552], ((LmtpClient)subject.Client).RecipientReplies.Select(reply => reply.Code));
        Assert.Equal("ok", (await subject.Noop()).Text);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task When_no_mailbox_takes_the_content_each_refusal_is_thrown(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "250 ok\r\n", "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n")
            .Expect("x\r\n.\r\n", "552 full\r\n452 busy\r\n550 no\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await subject.SendMail("me@my.org", Three, "x"));

        Assert.Equal([552, 452, 550], Three.Select(recipient => error.Recipients[recipient].Code));
        // Each of them answers the content, and says so.
        Assert.All(error.Recipients.Values, reply => Assert.Throws<SmtpDataException>(reply.EnsureSuccess));
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_speaks_for_the_recipients_that_were_not_answered_yet(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "250 ok\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n421 closing\r\n");
        await using Subject subject = await Connected(flavour, stream);

        SmtpSendResult result = await subject.SendMail("me@my.org", Three, "x");

        Assert.Equal(["one@one.org"], result.Accepted);
        Assert.Equal([421, 421], result.Refused.Values.Select(reply => reply.Code));
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_connection_that_is_lost_between_the_replies_leaves_those_that_came(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "250 ok\r\n", "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n25");
        await using Subject subject = await Connected(flavour, stream);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("me@my.org", Three, "x"));

        Assert.Equal(250, Assert.Single(((LmtpClient)subject.Client).RecipientReplies).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_low_level_verb_gives_back_the_first_refusal(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "250 ok\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n452 two is busy\r\n552 three is full\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await Open(subject);

        SmtpReply reply = await subject.Data("x");

        Assert.Equal("two is busy", reply.Text);
        Assert.Throws<SmtpDataException>(reply.EnsureSuccess);
        Assert.False(subject.Client.HasSender);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Chunks_have_one_reply_each_and_the_last_one_one_for_each_recipient(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "550 no\r\n", "250 ok\r\n")
            .Expect("BDAT 2\r\na\n", "250 taken\r\n").Expect("BDAT 1 LAST\r\nb", "250 one\r\n250 three\r\n").Expect("NOOP\r\n", "250 noop\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await Open(subject);

        Assert.Equal("taken", (await subject.Bdat("a\n"u8.ToArray())).Text);
        Assert.Empty(((LmtpClient)subject.Client).RecipientReplies);
        Assert.Equal("one", (await subject.Bdat("b"u8.ToArray(), last: true)).Text);
        Assert.Equal("noop", (await subject.Noop()).Text);
        Assert.Equal(["one", "three"], ((LmtpClient)subject.Client).RecipientReplies.Select(reply => reply.Text));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_last_chunk_that_nobody_would_answer_is_not_sent(Flavour flavour)
    {
        ScriptedStream stream = Transaction("550 no\r\n", "550 no\r\n", "550 no\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await Open(subject);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.Bdat("b"u8.ToArray(), last: true));

        Assert.Equal("ok", (await subject.Noop()).Text);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_that_wants_content_for_nobody_is_left(Flavour flavour)
    {
        ScriptedStream stream = Transaction("550 no\r\n", "550 no\r\n", "550 no\r\n").Expect("DATA\r\n", "354 go\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await Open(subject);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Data("x"));

        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Recipients_are_counted_for_each_transaction_anew(Flavour flavour)
    {
        ScriptedStream stream = Transaction("250 ok\r\n", "250 ok\r\n", "250 ok\r\n").Expect("RSET\r\n", "250 ok\r\n")
            .Expect("MAIL FROM:<me@my.org>\r\n", "250 ok\r\n").Expect("RCPT TO:<one@one.org>\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 done\r\n");
        await using Subject subject = await Connected(flavour, stream);
        await Open(subject);
        await subject.Rset();

        SmtpSendResult result = await subject.SendMail("me@my.org", "one@one.org", "x");

        Assert.Equal("done", result.Reply.Text);
        Assert.Single(((LmtpClient)subject.Client).RecipientReplies);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_that_refuses_LHLO_is_not_asked_by_HELO(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect(Introduction, "500 this is SMTP\r\n");
        await using Subject subject = await Connected(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpHeloException>(async () => await subject.EhloOrHeloIfNeeded());

        Assert.Equal("this is SMTP", error.Reply.Text);
        Assert.Equal(Introduction, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Ehlo_says_LHLO_and_learns_the_extensions(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("LHLO me.example\r\n", "250-server.example\r\n250 PIPELINING\r\n");
        await using Subject subject = await Connected(flavour, stream);

        await subject.Ehlo("me.example");

        Assert.True(subject.Client.DoesEsmtp);
        Assert.True(subject.Client.HasExtension("pipelining"));
        Assert.Equal(("LHLO", 2003), (subject.Client.EhloMessage, subject.Client.DefaultPort));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_test_server_speaks_it(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { SpeaksLmtp = true, RefuseDelivery = path => path.StartsWith("two", StringComparison.Ordinal) });
        var options = new SmtpClientOptions { TlsOptions = server.ClientTlsOptions };
        await using LmtpClient client = flavour == Flavour.Async ? await LmtpClient.OpenAsync("127.0.0.1", server.Port, options) : LmtpClient.Open("127.0.0.1", server.Port, options);
        await using var subject = new Subject(flavour, client: client);

        SmtpSendResult result = await subject.SendMail("me@my.org", Three, "x");

        Assert.Equal(["one@one.org", "three@three.org"], result.Accepted);
        Assert.Equal(552, result.Refused["two@two.org"].Code);
        Assert.Equal(["one@one.org", "three@three.org"], Assert.Single(server.Messages).Recipients.Select(path => path.Address));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_LMTP_server_is_not_greeted_by_EHLO_nor_an_SMTP_server_by_LHLO(Flavour flavour)
    {
        await using SmtpTestServer lmtp = SmtpTestServer.Start(new SmtpTestServerOptions { SpeaksLmtp = true });
        await using SmtpTestServer smtp = SmtpTestServer.Start();
        await using var toLmtp = new Subject(flavour);
        await using var toSmtp = new Subject(flavour, client: new LmtpClient());
        await toLmtp.Connect("127.0.0.1", lmtp.Port);
        await toSmtp.Connect("127.0.0.1", smtp.Port);

        Assert.Equal(500, (await toLmtp.Ehlo()).Code);
        Assert.Equal(500, (await toLmtp.Helo()).Code);
        Assert.Equal(500, (await toSmtp.Ehlo()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_path_is_the_unix_socket_to_connect_to(Flavour flavour)
    {
        string folder = Directory.CreateTempSubdirectory("smtpgen").FullName;
        try
        {
            string path = Path.Combine(folder, "l:mtp");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen(1);
            Task<string> server = Task.Run(async () =>
            {
                using Socket peer = await listener.AcceptAsync();
                await peer.SendAsync("220 over a file\r\n"u8.ToArray());
                var line = new byte[100];
                int count = await peer.ReceiveAsync(line);
                await peer.SendAsync("250 ok\r\n"u8.ToArray());
                return Encoding.ASCII.GetString(line, 0, count);
            });
            await using var subject = new Subject(flavour, client: new LmtpClient(new SmtpClientOptions { LocalHostName = "client.example" }));

            Assert.Equal("over a file", (await subject.Connect(path, 0)).Text);
            await subject.Ehlo();
            Assert.Equal(Introduction, await server);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_path_where_nobody_listens_or_with_a_port_is_an_error(Flavour flavour)
    {
        await using var subject = new Subject(flavour, client: new LmtpClient());

        await Assert.ThrowsAsync<SocketException>(async () => await subject.Connect("/nowhere/at/all", 0));
        await Assert.ThrowsAsync<ArgumentException>(async () => await subject.Connect("/nowhere/at/all", 24));
        Assert.False(subject.Client.IsConnected);
    }

    private static ScriptedStream Transaction(params string[] recipientReplies)
    {
        ScriptedStream stream = new ScriptedStream().Expect(Introduction, "250 server.example\r\n").Expect("MAIL FROM:<me@my.org>\r\n", "250 ok\r\n");
        foreach ((string recipient, string reply) in Three.Zip(recipientReplies))
            stream.Expect($"RCPT TO:<{recipient}>\r\n", reply);
        return stream;
    }

    private static async Task Open(Subject subject)
    {
        await subject.Ehlo();
        await subject.Mail("me@my.org");
        foreach (string recipient in Three)
            await subject.Rcpt(recipient);
    }

    private static async Task<Subject> Connected(Flavour flavour, ScriptedStream stream)
    {
        var subject = new Subject(flavour, client: new LmtpClient(new SmtpClientOptions { LocalHostName = "client.example" }));
        await subject.Connect(stream);
        return subject;
    }
}
