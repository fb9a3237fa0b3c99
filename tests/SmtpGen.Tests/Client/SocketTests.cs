using System.Net.Sockets;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What depends on where a socket leads to, and on what waits in it.</summary>
public class SocketTests
{
    private const string Offer = "250-server.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n";
    private static readonly Dictionary<string, string> Answers = new() { ["EHLO"] = Offer, ["AUTH"] = "235 ok\r\n", ["QUIT"] = "221 bye\r\n" };

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_secret_does_not_go_in_clear_to_another_machine(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        await using var subject = new Subject(flavour, client: new SmtpClient { IsLoopbackAddress = _ => false });
        await subject.Connect(server.Host, server.Port);

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Login("user", "password"));
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Authenticate(new SaslPlain("user", "password")));
        Assert.DoesNotContain("AUTH", server.Received);
        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_secret_goes_in_clear_to_this_machine_or_where_the_caller_allows_it(Flavour flavour)
    {
        foreach (bool isLocal in new[] { true, false })
        {
            await using var server = new LineServer(Answers);
            await using var subject = new Subject(
                flavour, client: new SmtpClient(new SmtpClientOptions { AllowClearTextLogin = !isLocal }) { IsLoopbackAddress = _ => isLocal });
            await subject.Connect(server.Host, server.Port);

            Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await subject.Login("user", "password")).Code);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_waits_unasked_in_the_socket_is_never_the_answer_to_the_next_command(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        Socket socket = await server.Dial();
        await using var subject = new Subject(flavour);
        await subject.Connect(new NetworkStream(socket, ownsSocket: true));
        await server.Say("250 unasked\r\n");
        socket.Poll(TimeSpan.FromSeconds(30), SelectMode.SelectRead);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Noop());

        Assert.False(subject.Client.IsConnected);
    }
}
