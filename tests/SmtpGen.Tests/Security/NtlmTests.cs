using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Security;

/// <summary>NTLM by the framework's own implementation: the answer to the challenge is what MS-NLMP §3.3.2 computes of the password.</summary>
public class NtlmTests
{
    private static readonly byte[] ServerChallenge = Convert.FromHexString("0123456789abcdef");

    /// <summary>Of the user "User" of "Domain" with the password "Password", as MS-NLMP §4.2.4.1.1 prints it.</summary>
    private static readonly byte[] ResponseKey = Convert.FromHexString("0c868a403bfd7a93a3001ef22ef02e3f");

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_answer_proves_the_password(Flavour flavour)
    {
        bool isProved = false;
        var stream = Server(line => isProved = Proves(Convert.FromBase64String(line)));
        await using Subject subject = await Subject.Introduced(flavour, stream);
        using var mechanism = new SaslNtlm("User", "Password", "Domain");

        Assert.Equal(235, (await subject.Authenticate(mechanism)).Code);

        Assert.True(isProved);
        Assert.True(subject.Client.IsAuthenticated);
        Assert.Contains("AUTH NTLM TlRMTVNTUAABAAAA", stream.Received, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Another_password_proves_nothing(Flavour flavour)
    {
        bool isProved = true;
        await using Subject subject = await Subject.Introduced(flavour, Server(line => isProved = Proves(Convert.FromBase64String(line))));
        using var mechanism = new SaslNtlm("User", "password", "Domain");

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(mechanism));

        Assert.False(isProved);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_challenge_that_is_none_is_cancelled(Flavour flavour)
    {
        var stream = new AnsweringStream(line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 server\r\n"
            : line.StartsWith("AUTH", StringComparison.Ordinal) ? SaslWire.Challenge("no such message") : "501 cancelled\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        using var mechanism = new SaslNtlm("User", "Password", "Domain");

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(mechanism));

        Assert.EndsWith("*\r\n", stream.Received, StringComparison.Ordinal);
        Assert.NotNull(error.Detail);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_success_before_the_answer_closes_the_connection(Flavour flavour)
    {
        var stream = new AnsweringStream(line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 server\r\n" : "235 welcome\r\n");
        await using Subject subject = await Subject.Introduced(flavour, stream);
        using var mechanism = new SaslNtlm("User", "Password", "Domain");

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Authenticate(mechanism));

        Assert.False(subject.Client.IsConnected);
    }

    private static AnsweringStream Server(Func<string, bool> judge) => new(line =>
        line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 server\r\n"
        : line.StartsWith("AUTH NTLM ", StringComparison.Ordinal) ? $"334 {Convert.ToBase64String(ChallengeMessage())}\r\n"
        : line == "QUIT" ? "221 bye\r\n"
        : judge(line) ? "235 welcome\r\n" : "535 no\r\n");

    // MS-NLMP §2.2.1.2: unicode, target, signing, NTLM, target information.
    private static byte[] ChallengeMessage()
    {
        byte[] name = Encoding.Unicode.GetBytes("Domain");
        // The names of domain and computer have to be there (§2.2.2.1), and the end.
        byte[] information = [2, 0, (byte)name.Length, 0, .. name, 1, 0, (byte)name.Length, 0, .. name, 0, 0, 0, 0];
        var message = new byte[56 + name.Length + information.Length];
        "NTLMSSP\0"u8.CopyTo(message);
        message[8] = 2;
        Place(message, 12, name, 56);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), 0xe28a8237);
        ServerChallenge.CopyTo(message, 24);
        Place(message, 40, information, 56 + name.Length);
        return message;
    }

    private static void Place(byte[] message, int field, byte[] octets, int offset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(field), (ushort)octets.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(field + 2), (ushort)octets.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(field + 4), offset);
        octets.CopyTo(message, offset);
    }

    private static bool Proves(byte[] message)
    {
        Assert.Equal("NTLMSSP\0"u8.ToArray(), message[..8]);
        Assert.Equal(3, message[8]);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(20));
        int offset = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(24));
        byte[] response = message[offset..(offset + length)];
        byte[] proved = [.. ServerChallenge, .. response[16..]];
        return HMACMD5.HashData(ResponseKey, proved).SequenceEqual(response[..16]);
    }
}
