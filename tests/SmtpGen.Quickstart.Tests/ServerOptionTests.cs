using SmtpGen.Testing;

namespace SmtpGen.Quickstart.Tests;

/// <summary>The quickstart with a server of the user's.</summary>
public class ServerOptionTests
{
    [Fact]
    public async Task It_sends_through_the_server_it_is_told()
    {
        var options = new SmtpTestServerOptions { RefuseRecipient = address => address.StartsWith("bad", StringComparison.Ordinal) };
        options.Extensions.Remove(SmtpExtension.StartTls);
        await using SmtpTestServer server = SmtpTestServer.Start(options);

        (int exitCode, string output, string errors) = await Quickstart.RunAsync(
            "--server", $"{server.Host}:{server.Port}", "--from", "me@here.test", "--to", "you@there.test", "--to", "bad@there.test");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("accepted  you@there.test", output);
        Assert.Contains("refused   bad@there.test  550", output);
        ReceivedMessage message = Assert.Single(server.Messages);
        Assert.Equal("me@here.test", message.Sender.Address);
        Assert.Matches(@"\ADate: [^\r]+\r\nFrom: me@here\.test\r\nTo: you@there\.test, bad@there\.test\r\nSubject: [^\r]+\r\nMessage-ID: <[^\r]+>\r\n\r\n", message.Text);
    }

    [Fact]
    public async Task It_logs_in_with_the_password_of_the_environment_and_never_prints_it()
    {
        var options = new SmtpTestServerOptions { Users = { ["me"] = "se-cr-et" }, RequiresLogin = true };
        options.Extensions.Remove(SmtpExtension.StartTls);
        await using SmtpTestServer server = SmtpTestServer.Start(options);
        string[] arguments = ["--server", $"{server.Host}:{server.Port}", "--from", "a@b.test", "--to", "c@d.test", "--user", "me"];

        (int exitCode, string output, string _) = await Quickstart.RunAsync("se-cr-et", arguments);
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("se-cr-et", output);
        Assert.Equal("me", Assert.Single(server.Messages).User);

        (exitCode, output, string errors) = await Quickstart.RunAsync("wr-on-g", arguments);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: ", errors);
        Assert.DoesNotContain("wr-on-g", output + errors);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_ends_it()
    {
        await using SmtpTestServer server = SmtpTestServer.Start();

        (int exitCode, string _, string errors) = await Quickstart.RunAsync(
            "--server", $"{server.Host}:{server.Port}", "--from", "a@b.test", "--to", "c@d.test");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: the TLS handshake failed: ", errors);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Nobody_listening_is_told_in_a_line()
    {
        int port;
        using (SmtpTestServer server = SmtpTestServer.Start())
            port = server.Port;

        (int exitCode, string _, string errors) = await Quickstart.RunAsync("--server", $"127.0.0.1:{port}", "--from", "a@b.test", "--to", "c@d.test");

        Assert.Equal(1, exitCode);
        Assert.Matches(@"\Aerror: cannot connect: [^\n]+\n\z", errors);
    }

    [Theory]
    [InlineData("--sever", "x:1")]
    [InlineData("--server")]
    [InlineData("--server", "x")]
    [InlineData("--server", "x:0")]
    [InlineData("--server", "x:1")]
    [InlineData("--server", "x:1", "--from", "a@b.test")]
    [InlineData("--from", "a@b.test")]
    [InlineData("--server", "x:1", "--from", "a@b.test", "--to", "c@d.test", "--user", "me")]
    public async Task A_wrong_command_line_is_told_with_exit_code_2(params string[] arguments)
    {
        (int exitCode, string output, string errors) = await Quickstart.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Contains("--help", errors);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        (int exitCode, string output, string _) = await Quickstart.RunAsync("--help");

        Assert.Equal(0, exitCode);
        Assert.All(["--server", "--from", "--to", "--user", "SMTPGEN_PASSWORD"], option => Assert.Contains(option, output));
    }
}
