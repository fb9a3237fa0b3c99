using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Security;

/// <summary>No log, exception or text of a mechanism holds a secret, in any form in which it goes over the wire.</summary>
public class SecretTests
{
    private const string Secret = "tanstaaftanstaaf";

    private static readonly Func<SaslMechanism>[] All =
    [
        () => new SaslPlain("tim", Secret),
        () => new SaslLogin("tim", Secret),
        () => new SaslCramMd5("tim", Secret),
        () => new SaslScramSha1("tim", Secret),
        () => new SaslScramSha256("tim", Secret),
        () => new SaslScramSha1Plus("tim", Secret),
        () => new SaslScramSha256Plus("tim", Secret),
        () => new SaslXOAuth2("tim", Secret),
        () => new SaslOAuthBearer("tim", Secret),
        () => new SaslNtlm("tim", Secret),
    ];

    public static TheoryData<Flavour, int> Cases => Combinations.WithFlavours(Enumerable.Range(0, All.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_that_is_shown_holds_the_secret(Flavour flavour, int number)
    {
        SaslMechanism mechanism = All[number]();
        foreach (bool initialResponseOk in new[] { true, false })
        {
            var log = new StringWriter();
            AnsweringStream stream = Asking();
            await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = log });
            await subject.Connect(stream);
            await subject.Ehlo();

            Exception? error = await Record.ExceptionAsync(async () => await subject.Authenticate(mechanism));
            Exception? login = subject.Client.IsConnected
                ? await Record.ExceptionAsync(async () => await subject.Login("tim", Secret, initialResponseOk))
                : null;

            Assert.NotNull(error);
            string shown = $"{log}{error}{login}{mechanism}{mechanism.Detail}";
            foreach (string form in (string[])[Secret, SaslWire.Base64(Secret), .. Inside(stream.Received)])
                Assert.DoesNotContain(form, shown, StringComparison.Ordinal);
        }
    }

    /// <summary>Every word that the client sent in base64: none of them may be seen.</summary>
    private static IEnumerable<string> Inside(string received) =>
        received.Split("\r\n").SelectMany(line => line.Split(' ')).Where(word => word.Length >= 8 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '='))
            .Where(word => !word.All(char.IsAsciiLetterUpper) && word != "client.example");

    /// <summary>A server that asks twice, in words that mean something to some mechanisms, and then refuses.</summary>
    private static AnsweringStream Asking()
    {
        int questions = 0;
        return new AnsweringStream(line =>
        {
            questions = line.StartsWith("AUTH", StringComparison.Ordinal) ? 0 : questions + 1;
            return line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-server\r\n250 AUTH CRAM-MD5 LOGIN PLAIN\r\n"
                : line == "*" || questions > 1 ? "535 no\r\n"
                : SaslWire.Challenge("<1@server>");
        });
    }
}
