using SmtpGen.Tests.Client;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Faults;

/// <summary>Servers that let one user in, each by one mechanism.</summary>
internal static class LoginServers
{
    public const string User = "user";
    public const string Password = "pencil";

    private const string PlainResponse = $"\0{User}\0{Password}";

    // The exchange of RFC 5802 §5, which has these for user and password.
    public const string Nonce = "fyko+d2lbbFgONRv9qkxdawL";
    private const string ServerFirst = $"r={Nonce}3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
    private const string ClientFinal = $"c=biws,r={Nonce}3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
    private const string ServerFinal = "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=";

    /// <summary>What must not be seen: the password, and what it goes over the wire as.</summary>
    public static IReadOnlyList<string> Secrets { get; } = [Password, Base64(Password), Base64(PlainResponse), Base64(ClientFinal)];

    public static ModelServer Plain(bool knowsTls = false) => Server("PLAIN", knowsTls, ($"AUTH PLAIN {Base64(PlainResponse)}", "235 in"));

    public static ModelServer Login() => Server(
        "LOGIN", false, ("AUTH LOGIN", $"334 {Base64("User:")}"), (Base64(User), $"334 {Base64("Password:")}"), (Base64(Password), "235 in"));

    public static ModelServer Scram() => Server(
        "SCRAM-SHA-1",
        false,
        ($"AUTH SCRAM-SHA-1 {Base64($"n,,n={User},r={Nonce}")}", $"334 {Base64(ServerFirst)}"),
        (Base64(ClientFinal), $"334 {Base64(ServerFinal)}"),
        ("", "235 in"));

    // Inside of an exchange every line is a response.
    private static ModelServer Server(string mechanism, bool knowsTls, params (string Line, string Answer)[] exchange)
    {
        int step = 0;
        string[] extensions = ["PIPELINING", $"AUTH {mechanism}", .. knowsTls ? ["STARTTLS"] : Array.Empty<string>()];
        return BatchCase.Server(extensions, login: Answer, knowsTls: knowsTls);

        string? Answer(string line)
        {
            if (step == 0 && !line.StartsWith("AUTH", StringComparison.Ordinal))
                return null;
            if (line == exchange[step].Line)
            {
                string answer = exchange[step].Answer;
                step = (step + 1) % exchange.Length;
                return answer;
            }
            step = 0;
            return line == "*" ? "501 cancelled" : "535 no";
        }
    }
}
