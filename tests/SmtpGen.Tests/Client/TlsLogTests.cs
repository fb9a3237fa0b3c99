using System.Net;
using System.Net.Security;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>The protocol log shows the talk inside TLS, and of a login what mechanism it was.</summary>
public class TlsLogTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_log_goes_on_inside_TLS_and_hides_the_same(Flavour flavour)
    {
        var log = new StringWriter { NewLine = "\n" };
        await using LineServer server = Serve("235 ok\r\n");
        await using var subject = new Subject(flavour, Options(log));

        await subject.Open(server.Host, server.Port);
        subject.Client.Close();

        Assert.Equal(
            """
            S: 220 ready
            C: EHLO client.example
            S: 250-server.example
            S: 250-STARTTLS
            S: 250 AUTH PLAIN
            C: STARTTLS
            S: 220 go
            C: EHLO client.example
            S: 250-server.example
            S: 250-STARTTLS
            S: 250 AUTH PLAIN
            C: AUTH PLAIN ********
            S: 235 ok

            """,
            // What is said of an earlier server at the same host and port may be of another test's.
            string.Join('\n', log.ToString().Split('\n').Where(line => !line.StartsWith("!: ", StringComparison.Ordinal))),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task No_exception_and_no_log_shows_a_secret_whatever_the_server_says_to_it(Flavour flavour)
    {
        // "\0user\0a secret" in base64.
        const string Sent = "AHVzZXIAYSBzZWNyZXQ=";
        foreach (string answer in new[] { "535 no\r\n", "535 no\r\n", "421 bye\r\n", "hello\r\n", "454 later\r\n", "334 !\r\n" })
        {
            var log = new StringWriter();
            await using LineServer server = Serve(answer);
            await using var subject = new Subject(flavour, Options(log));

            Exception? error = await Record.ExceptionAsync(async () => await subject.Open(server.Host, server.Port));

            Assert.Contains($"AUTH PLAIN {Sent}", server.Received);
            foreach (string shown in new[] { log.ToString(), Assert.IsAssignableFrom<SmtpException>(error).ToString() })
            {
                Assert.DoesNotContain("a secret", shown);
                Assert.DoesNotContain(Sent, shown);
            }
        }
    }

    private static SmtpClientOptions Options(TextWriter log) => new()
    {
        LocalHostName = "client.example", TlsOptions = Authority.Trusted.ClientOptions, Credentials = new NetworkCredential("user", "a secret"), ProtocolLog = log,
    };

    private static LineServer Serve(string answer) => new(new()
    {
        ["EHLO"] = "250-server.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n", ["STARTTLS"] = "220 go\r\n", ["AUTH"] = answer, ["*"] = "501 cancelled\r\n",
    })
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") },
    };
}
