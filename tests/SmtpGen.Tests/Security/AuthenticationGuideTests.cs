using System.Net;
using System.Text.RegularExpressions;
using SmtpGen.Testing;

namespace SmtpGen.Tests.Security;

/// <summary>What docs/authentication.md says is so, and its examples are code that runs.</summary>
public partial class AuthenticationGuideTests
{
    private static readonly string Guide = Repository.Read("docs/authentication.md").ReplaceLineEndings("\n");

    [Fact]
    public void The_table_has_every_mechanism_in_order_and_tells_the_truth_of_it()
    {
        string[][] rows = [.. Guide.Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Trim('|', ' ').Split(" | "))];

        Assert.Equal(SaslMechanisms.All.Select(info => info.Name), rows.Select(row => row[0]));
        Assert.All(SaslMechanisms.All.Zip(rows), pair =>
        {
            (SaslMechanismInfo info, string[] row) = pair;
            Type type = typeof(SaslMechanism).Assembly.GetType("SmtpGen." + row[1].Trim('`'), throwOnError: true)!;
            bool provesItself = type.BaseType == typeof(SaslScram) || type == typeof(SaslGssapi);
            Assert.Equal(
                [info.SendsSecret ? "yes" : "no", provesItself ? "yes" : "no", info.BindsChannel ? "yes" : "no", info.ForPassword is not null ? "Login" : info.ForToken is not null ? "tokens" : "Authenticate"],
                row[2..]);
        });
    }

    [Fact]
    public void The_limits_are_those_of_the_client()
    {
        Assert.Contains($"fewer than {SmtpLimits.ScramIterationsLeast} iterations", Guide, StringComparison.Ordinal);
        Assert.Equal(2_000_000, SmtpLimits.ScramIterationsMost);
        Assert.Equal(5, SmtpLimits.Challenges);
    }

    [Fact]
    public void Every_example_is_code_of_these_tests()
    {
        string code = WithoutIndentation(Repository.Read("tests/SmtpGen.Tests/Security/AuthenticationGuideTests.cs"));
        MatchCollection examples = Example().Matches(Guide);

        Assert.Equal(3, examples.Count);
        Assert.All(examples, example => Assert.Contains(WithoutIndentation(example.Groups[1].Value), code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_examples_run()
    {
        var serverOptions = new SmtpTestServerOptions { Tokens = { ["me@example.com"] = "right" } };
        serverOptions.Extensions.Remove(SmtpExtension.StartTls);
        await using SmtpTestServer server = SmtpTestServer.Start(serverOptions);
        (string host, int port) = (server.Host, server.Port);

        Assert.Equal("", await ErrorOf(() => OpenWithProvider(host, port, new Tokens("right"))));
        Assert.Contains("invalid_token", await ErrorOf(() => OpenWithProvider(host, port, new Tokens("wrong"))), StringComparison.Ordinal);
        Assert.Equal("", await ErrorOf(() => AuthenticateWithToken(host, port, "right")));
        Assert.Contains("invalid_token", await ErrorOf(() => AuthenticateWithToken(host, port, "wrong")), StringComparison.Ordinal);
    }

    private static async Task OpenWithProvider(string host, int port, Tokens tokens)
    {
        var options = new SmtpClientOptions
        {
            Credentials = new NetworkCredential("me@example.com", ""),
            AccessTokenProvider = cancellationToken => tokens.GetAsync(cancellationToken),
        };
        await using SmtpClient client = await SmtpClient.OpenAsync(host, port, options);
        Assert.True(client.IsAuthenticated);
    }

    private static async Task AuthenticateWithToken(string host, int port, string accessToken)
    {
        await using var client = new SmtpClient();
        await client.ConnectAsync(host, port);
        await client.EhloAsync();
        await client.AuthenticateAsync(new SaslOAuthBearer("me@example.com", accessToken));
        Assert.True(client.IsAuthenticated);
    }

    private static async Task<string> ErrorOf(Func<Task> login)
    {
        var log = new StringWriter();
        try
        {
            await login();
        }
        catch (SmtpAuthenticationException refusal) when (refusal.Detail is { } reason)
        {
            log.WriteLine($"The token was not taken: {reason}");
        }
        return log.ToString();
    }

    private static string WithoutIndentation(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^\| [A-Z0-9-]+ \| `Sasl")]
    private static partial Regex Row();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    private sealed class Tokens(string token)
    {
        public ValueTask<string> GetAsync(CancellationToken cancellationToken) => new(token);
    }
}
