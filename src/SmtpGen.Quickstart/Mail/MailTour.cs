using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpGen.Testing;

namespace SmtpGen.Quickstart;

/// <summary>Sends a message and shows what was said.</summary>
internal static class MailTour
{
    private const string User = "me@my.org";
    private const string Password = "correct horse battery staple";

    public static Task RunAsync(CommandLine command) =>
        command.Server is { } server ? SendThroughAsync(server, command) : SendInsideAsync();

    /// <summary>What went wrong, in words for the user; null for what is our own mistake.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        SmtpRecipientsRefusedException refused => "every recipient was refused:\n" + Refusals(refused.Recipients),
        SmtpException or TimeoutException or ArgumentException => failure.Message,
        SocketException => $"cannot connect: {failure.Message}",
        AuthenticationException => $"the TLS handshake failed: {failure.Message}",
        IOException => $"the connection was lost: {failure.Message}",
        _ => null,
    };

    /// <summary>Step by step, through a server inside this process.</summary>
    private static async Task SendInsideAsync()
    {
        await using SmtpTestServer server = StartServer();
        Report.Section("A server inside this process");
        Report.Lines($"{server.EndPoint}, STARTTLS, a login required, {SampleMessage.UnknownUser} unknown");

        using var log = new StringWriter { NewLine = "\n" };
        await using var client = new SmtpClient(new SmtpClientOptions { ProtocolLog = log, TlsOptions = server.ClientTlsOptions });
        await client.ConnectAsync(server.Host, server.Port);
        (await client.EhloAsync()).EnsureSuccess();
        await client.StartTlsAsync();
        (await client.EhloAsync()).EnsureSuccess();
        await client.LoginAsync(User, Password);
        SmtpSendResult result = await client.SendMailAsync(
            SampleMessage.Sender, SampleMessage.Recipients, SampleMessage.Compose(SampleMessage.Sender, SampleMessage.Recipients));
        await client.QuitAsync();

        Show(log, result);
    }

    /// <summary>In one go, through a server of the user's.</summary>
    private static async Task SendThroughAsync((string Host, int Port) server, CommandLine command)
    {
        using var log = new StringWriter { NewLine = "\n" };
        var options = new SmtpClientOptions
        {
            ProtocolLog = log,
            Security = server.Port == SmtpPort.Submissions ? SmtpSecurity.Implicit : null,
            Credentials = command.User is { } user ? new NetworkCredential(user, ReadPassword()) : null,
        };

        try
        {
            await using SmtpClient client = await SmtpClient.OpenAsync(server.Host, server.Port, options);
            SmtpSendResult result = await client.SendMailAsync(command.From, command.To, SampleMessage.Compose(command.From, command.To));
            await client.QuitAsync();
            Show(log, result);
        }
        catch (Exception failure) when (Explain(failure) is not null)
        {
            ShowTalk(log);
            throw;
        }
    }

    private static SmtpTestServer StartServer() => SmtpTestServer.Start(new()
    {
        Name = "mail.my.org",
        Extensions = { [SmtpExtension.Auth] = "PLAIN LOGIN" },
        Users = { [User] = Password },
        RequiresLogin = true,
        LoginNeedsTls = true,
        RefuseRecipient = address => address == SampleMessage.UnknownUser,
    });

    private static string ReadPassword() => Environment.GetEnvironmentVariable(CommandLine.PasswordVariable)
        ?? throw new UsageException($"--user needs a password: set the environment variable {CommandLine.PasswordVariable}.");

    private static void Show(StringWriter log, SmtpSendResult result)
    {
        ShowTalk(log);
        Report.Section("The result, recipient by recipient");
        foreach (string recipient in result.Accepted)
            Report.Lines($"accepted  {recipient}");
        if (result.Refused.Count > 0) Report.Lines(Refusals(result.Refused));
        Report.Lines($"the server's last word, with its queue id: {result.Reply.Code} {result.Reply.Text}");
    }

    private static void ShowTalk(StringWriter log)
    {
        Report.Section("The talk, as the protocol log has it");
        Report.Lines(log.ToString());
    }

    private static string Refusals(IReadOnlyDictionary<string, SmtpReply> refused) =>
        string.Join('\n', refused.Select(pair => $"refused   {pair.Key}  {pair.Value.Code} {pair.Value.Text}"));
}
