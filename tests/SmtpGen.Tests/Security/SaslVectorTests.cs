using System.Text;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>The exchanges that the RFCs print, line by line over the wire.</summary>
public class SaslVectorTests
{
    private const string BearerToken = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
    private const string GoogleToken = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";

    private static readonly Dictionary<string, Func<SaslMechanism>> Driven = new()
    {
        ["plain-ir"] = () => new SaslPlain("test", "1234", "test"),
        ["plain-no-ir"] = () => new SaslPlain("test", "1234", "test") { InitialResponseOk = false },
        ["plain-4616-tim"] = () => new SaslPlain("tim", "tanstaaftanstaaf"),
        ["plain-4616-authzid"] = () => new SaslPlain("Kurt", "xipj3plmq", "Ursel"),
        ["plain-4468-harry"] = () => new SaslPlain("harry", "accio", "harry"),
        ["login-draft"] = () => new SaslLogin("tim", "tanstaaftanstaaf"),
        ["cram-2195"] = () => new SaslCramMd5("tim", "tanstaaftanstaaf"),
        ["cram-4954"] = () => new SaslCramMd5("rjs3", "1234"),
        ["scram-sha1-5802"] = () => new SaslScramSha1("user", "pencil") { NewNonce = () => "fyko+d2lbbFgONRv9qkxdawL" },
        ["scram-sha256-7677"] = () => new SaslScramSha256("user", "pencil") { NewNonce = () => "rOprNGfwEbeRWgbNEkqO" },
        ["oauthbearer-ok"] = () => new SaslOAuthBearer("user@example.com", BearerToken) { Host = "server.example.com", Port = 587 },
        ["oauthbearer-fail"] = () => new SaslOAuthBearer("someuser@example.com", BearerToken),
        ["xoauth2-ok"] = () => new SaslXOAuth2("someuser@example.com", GoogleToken),
        ["xoauth2-fail"] = () => new SaslXOAuth2("someuser@example.com", GoogleToken),
        ["external-empty"] = () => new SaslExternal(),
        ["external-authzid"] = () => new SaslExternal("fred@example.com"),
        ["anonymous-sirhc"] = () => new SaslAnonymous("sirhc"),
    };

    /// <summary>Lines of vectors that the RFC has wrong, and what a right client says.</summary>
    private static readonly Dictionary<string, string> Corrected = new()
    {
        // RFC 7628 §4.4 writes "user=" where its own §3.1 has "a=".
        ["oauthbearer-fail"] = "AUTH OAUTHBEARER " + Base64($"n,a=someuser@example.com,\u0001auth=Bearer {BearerToken}\u0001\u0001"),
    };

    private static readonly Dictionary<string, string> NotDriven = new()
    {
        ["login-common-prompts"] = "has the server's lines only; see Login_answers_by_order",
        ["cram-2645-DO-NOT-USE"] = "is wrong in its RFC",
        ["scram-sha1-5802-internals"] = "has no line of the wire",
        ["scram-sha256-7677-internals"] = "has no line of the wire",
        ["digest-2831-imap"] = "is of a mechanism that is only known by name",
    };

    public static TheoryData<Flavour, string> Vectors => Combinations.WithFlavours(Driven.Keys);

    [Fact]
    public void Every_vector_of_the_table_is_driven_or_has_a_reason_not_to_be() =>
        Assert.Equal(SaslFacts.Vectors.Order(), Driven.Keys.Concat(NotDriven.Keys).Order());

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_exchange_goes_as_printed(Flavour flavour, string vector)
    {
        (string[] said, string[] answers) = Exchange(vector);
        var stream = new ScriptedStream().ExpectEhlo("AUTH");
        foreach ((string line, string answer) in said.Zip(answers))
            stream.Expect(line + "\r\n", answer);
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();

        if (answers[^1].StartsWith("235", StringComparison.Ordinal))
            Assert.Equal(235, (await subject.Authenticate(Driven[vector]())).Code);
        else
            await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Driven[vector]()));

        Assert.True(stream.IsDone);
        Assert.Equal(string.Concat(said.Select(line => line + "\r\n")), stream.Received[(stream.Received.IndexOf('\n') + 1)..]);
        Assert.Equal(answers[^1].StartsWith("235", StringComparison.Ordinal), subject.Client.IsAuthenticated);
    }

    [Theory]
    [InlineData("Username:", "Password:")]
    [InlineData("User Name\0", "Password\0")]
    [InlineData("", "anything at all")]
    public void Login_answers_by_order_whatever_the_prompts_say(string first, string second)
    {
        var mechanism = new SaslLogin("tim", "secret");

        Assert.Null(mechanism.InitialResponse());
        Assert.Equal("tim"u8.ToArray(), mechanism.Respond(Encoding.ASCII.GetBytes(first)));
        Assert.Equal("secret"u8.ToArray(), mechanism.Respond(Encoding.ASCII.GetBytes(second)));
        Assert.Null(mechanism.Respond("more"u8));
    }

    /// <summary>What the client says, and what the server answers to each line of it: success, where the vector does not tell.</summary>
    private static (string[] Said, string[] Answers) Exchange(string vector)
    {
        var said = new List<string>();
        var answers = new List<string>();
        foreach ((bool isClient, string line) in SaslFacts.Lines(vector))
        {
            if (isClient)
                said.Add(line);
            else
                answers.Add(line.Length > 3 && line[3] == '-' ? $"{line}\r\n{line[..3]} second line\r\n" : line + "\r\n");
        }
        if (answers.Count < said.Count)
            answers.Add("235 2.7.0 Authentication successful\r\n");
        if (Corrected.TryGetValue(vector, out string? first))
            said[0] = first;
        return ([.. said], [.. answers]);
    }
}
