using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>Kerberos: tokens of the system's library, and the last message, in which both sides settle that there is no security layer (RFC 4752 §3).</summary>
public class GssapiTests
{
    private const string Target = "smtp/mail.example";
    private const string NoLayerOffered = "signed:\u0001\0\0\0";

    [Theory]
    [InlineData(Flavour.Sync, "", "signed:\u0001\0\0\0")]
    [InlineData(Flavour.Async, "", "signed:\u0001\0\0\0")]
    [InlineData(Flavour.Sync, "tim", "signed:\u0001\0\0\0tim")]
    [InlineData(Flavour.Async, "tim", "signed:\u0001\0\0\0tim")]
    public async Task The_exchange_ends_with_the_choice_of_no_layer(Flavour flavour, string authorizeAs, string choice)
    {
        foreach (string offer in new[] { NoLayerOffered, "signed:\u0007\0\u0010\0" })
        {
            var stream = Begun().Expect(Line("second"), Challenge("reply 2")).Expect("\r\n", Challenge(offer)).Expect(Line(choice), "235 welcome\r\n");
            await using Subject subject = await Subject.Introduced(flavour, stream);
            var context = new FakeContext("first", "second", "");

            Assert.Equal(235, (await subject.Authenticate(Mechanism(context, authorizeAs))).Code);

            Assert.True(stream.IsDone);
            Assert.Equal(["", "reply 1", "reply 2"], context.Taken);
            Assert.Equal(Target, context.Options!.TargetName);
            Assert.Equal(ProtectionLevel.Sign, context.Options.RequiredProtectionLevel);
            Assert.True(context.Options.RequireMutualAuthentication);
        }
    }

    [Theory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task A_success_before_the_layer_is_settled_closes_the_connection(Flavour flavour)
    {
        ScriptedStream[] streams =
        [
            new ScriptedStream().ExpectEhlo("AUTH").Expect($"AUTH GSSAPI {Line("first")}", "235 welcome\r\n"),
            Begun().Expect(Line("second"), "235 welcome\r\n"),
            Begun().Expect(Line("second"), Challenge("reply 2")).Expect("\r\n", "235 welcome\r\n"),
        ];
        foreach (ScriptedStream stream in streams)
        {
            await using Subject subject = await Subject.Introduced(flavour, stream);

            await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(Mechanism(new FakeContext("first", "second", ""))));

            Assert.False(subject.Client.IsConnected);
        }
    }

    public static TheoryData<Flavour, string> BadOffers => Combinations.WithFlavours<string>(
        ["\u0001\0\0\0", "signed:\u0006\0\u0010\0", "signed:\0\0\0\0", "signed:\u0001\0\0", "signed:\u0001\0\0\0\0", "signed:", ""]);

    [Theory]
    [MemberData(nameof(BadOffers))]
    public async Task An_offer_without_a_signature_or_without_the_choice_of_no_layer_is_cancelled(Flavour flavour, string offer)
    {
        var stream = Begun().Expect(Line("second"), Challenge("reply 2")).Expect("\r\n", Challenge(offer)).Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Mechanism(new FakeContext("first", "second", ""))));

        Assert.Contains("security layer", error.Detail, StringComparison.Ordinal);
        Assert.True(stream.IsDone);
        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task A_token_that_the_library_does_not_take_is_cancelled(Flavour flavour)
    {
        var stream = Begun().Expect("*\r\n", "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(Mechanism(new FakeContext("first", "!InvalidToken"))));

        Assert.Contains("InvalidToken", error.Detail, StringComparison.Ordinal);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task What_the_machine_cannot_do_is_told_before_a_byte(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        string before = stream.Received;

        var credentials = await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.Authenticate(Mechanism(new FakeContext("!UnknownCredentials"))));
        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Authenticate(Mechanism(new FakeContext("!Unsupported"))));
        foreach (Exception missing in new Exception[] { new PlatformNotSupportedException(), new TypeInitializationException("NetSecurityNative", null), new DllNotFoundException() })
            await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.Authenticate(new SaslGssapi(targetName: Target) { NewContext = _ => throw missing }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.Authenticate(new SaslGssapi()));

        Assert.Contains("UnknownCredentials", credentials.Message, StringComparison.Ordinal);
        Assert.Equal(before, stream.Received);
        Assert.True(subject.Client.IsConnected);
    }

    /// <summary>On a machine without tickets, and on one without the library at all.</summary>
    [Theory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task The_system_s_own_library_says_so_when_it_has_no_ticket(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        using var mechanism = new SaslGssapi(targetName: "smtp/nowhere.invalid");

        Exception? error = await Record.ExceptionAsync(async () => await subject.Authenticate(mechanism));

        Assert.True(error is AuthenticationException or SmtpNotSupportedException, error?.ToString());
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Fact]
    public void The_service_of_a_connection_to_a_host_is_smtp_there_whatever_the_port()
    {
        var context = new FakeContext("first");
        using var mechanism = new SaslGssapi { NewContext = context.With };

        mechanism.Prepare(new SaslContext { Host = "mail.example", Port = 587 });

        Assert.Equal(Target, context.Options!.TargetName);
        mechanism.Dispose();
        Assert.True(context.IsDisposed);
    }

    [Theory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task Spnego_ends_when_the_library_is_done(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("AUTH").Expect($"AUTH GSS-SPNEGO {Line("first")}", Challenge("reply 1")).Expect("\r\n", "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        var context = new FakeContext("first", "");

        Assert.Equal(235, (await subject.Authenticate(new SaslGssSpnego(targetName: Target) { NewContext = context.With })).Code);

        Assert.Equal("Negotiate", context.Options!.Package);
    }

    private static SaslGssapi Mechanism(FakeContext context, string authorizeAs = "") => new(targetName: Target, authorizeAs: authorizeAs) { NewContext = context.With };

    private static ScriptedStream Begun() => new ScriptedStream().ExpectEhlo("AUTH").Expect($"AUTH GSSAPI {Line("first")}", Challenge("reply 1"));

    /// <summary>A library whose tokens are given; the last one completes. One that begins with "!" is a failure.</summary>
    private sealed class FakeContext(params string[] tokens) : ISecurityContext
    {
        public List<string> Taken { get; } = [];

        public NegotiateAuthenticationClientOptions? Options { get; private set; }

        public bool IsDisposed { get; private set; }

        public bool IsComplete => Taken.Count == tokens.Length;

        public ISecurityContext With(NegotiateAuthenticationClientOptions options)
        {
            Options = options;
            return this;
        }

        public byte[]? Step(ReadOnlySpan<byte> token, out string? problem)
        {
            string next = tokens[Taken.Count];
            Taken.Add(Encoding.UTF8.GetString(token));
            problem = next.StartsWith('!') ? next[1..] : null;
            return next.Length == 0 ? null : Encoding.UTF8.GetBytes(next);
        }

        public byte[] Wrap(ReadOnlySpan<byte> octets) => [.. "signed:"u8, .. octets];

        public byte[]? Unwrap(ReadOnlySpan<byte> octets) => octets.StartsWith("signed:"u8) ? octets["signed:".Length..].ToArray() : null;

        public void Dispose() => IsDisposed = true;
    }
}
