using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>Where an initial response goes: into the command, or, where the line would be too long for it, behind an empty challenge (RFC 4954 §4).</summary>
public class InitialResponseTests
{
    /// <summary>The longest command line, its end included.</summary>
    private const int Limit = 512;

    /// <summary>Makes a mechanism whose initial response has a number of octets.</summary>
    private static readonly Dictionary<string, Func<int, SaslMechanism>> Sized = new()
    {
        [SaslMechanisms.Plain] = size => new SaslPlain("u", new string('p', size - "\0u\0".Length)),
        [SaslMechanisms.ScramSha256] = size => new SaslScramSha256(new string('u', size - "n,,n=,r=nonce".Length), "p") { NewNonce = () => "nonce" },
        [SaslMechanisms.ScramSha1] = size => new SaslScramSha1(new string('u', size - "n,,n=,r=nonce".Length), "p") { NewNonce = () => "nonce" },
        [SaslMechanisms.XOAuth2] = size => new SaslXOAuth2("u", new string('t', size - "user=u\u0001auth=Bearer \u0001\u0001".Length)),
        [SaslMechanisms.OAuthBearer] = size => new SaslOAuthBearer("u", new string('t', size - "n,a=u,\u0001auth=Bearer \u0001\u0001".Length)),
        [SaslMechanisms.External] = size => new SaslExternal(new string('u', size)),
    };

    public static TheoryData<Flavour, string> Mechanisms => Combinations.WithFlavours(Sized.Keys);

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public async Task The_longest_that_fits_goes_with_the_command_and_one_more_waits(Flavour flavour, string name)
    {
        int fits = (Limit - $"AUTH {name} \r\n".Length) / 4 * 3;
        foreach (int size in new[] { fits, fits + 1 })
        {
            string response = Convert.ToBase64String(Sized[name](size).InitialResponse()!);
            var stream = new ScriptedStream().ExpectEhlo("AUTH");
            if (size == fits)
                stream.Expect($"AUTH {name} {response}\r\n", "535 no\r\n");
            else
                stream.Expect($"AUTH {name}\r\n", "334 \r\n").Expect($"{response}\r\n", "535 no\r\n");
            await using Subject subject = await Subject.Introduced(flavour, stream);

            await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Sized[name](size)));

            Assert.True(stream.IsDone, $"{size} octets");
            Assert.InRange(stream.Received.Split('\n').Max(line => line.StartsWith("AUTH", StringComparison.Ordinal) ? line.Length + 1 : 0), 1, Limit);
        }
    }

    /// <summary>A base64 line grows by four octets; this one fills the command to the last.</summary>
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_line_of_exactly_the_limit_is_sent_whole(Flavour flavour)
    {
        // A name that leaves a multiple of four.
        var mechanism = new Other("X2345678", (Limit - "AUTH X2345678 \r\n".Length) / 4 * 3);
        Assert.Equal(0, (Limit - "AUTH X2345678 \r\n".Length) % 4);
        string line = $"AUTH X2345678 {Convert.ToBase64String(mechanism.InitialResponse())}\r\n";
        Assert.Equal(Limit, line.Length);
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect(line, "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(235, (await subject.Authenticate(mechanism)).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_response_that_no_line_of_an_exchange_holds_cancels_it(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect("AUTH XOAUTH2\r\n", "334 \r\n").Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(new SaslXOAuth2("u", new string('t', 12288))));

        Assert.Contains("too long", error.Detail, StringComparison.Ordinal);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public async Task A_mechanism_may_be_told_to_wait_for_the_challenge(Flavour flavour, string name)
    {
        var stream = new ScriptedStream().ExpectEhlo($"AUTH {name}").Expect($"AUTH {name}\r\n", "334 \r\n").Expect(Line("x"), "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        Assert.Equal(235, (await subject.Authenticate(new Other(name, 0) { InitialResponseOk = false })).Code);
    }

    private sealed class Other(string name, int size) : SaslMechanism(name)
    {
        public override bool SendsSecret => false;

        public override byte[] InitialResponse() => size == 0 ? [(byte)'x'] : new byte[size];

        public override byte[]? Respond(ReadOnlySpan<byte> challenge) => null;
    }
}
