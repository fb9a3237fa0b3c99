using System.Text;

namespace SmtpGen.Fuzz;

/// <summary>
/// Challenges of an AUTH exchange: each line of the input is one, as the server writes it behind its code. What a mechanism is given of it is
/// held against a decoder of its own, and so is what the mechanisms make of what was decoded.
/// </summary>
internal static class ChallengeTarget
{
    private const string Nonce = "rOprNGfwEbeRWgbNEkqO";
    private const string User = "user";

    // Text that no challenge comes by without looking for it.
    private const string Secret = "tanstaaftanstaaf";

    public static void Check(byte[] input)
    {
        List<byte[]> challenges = Split(input);
        CheckDecoding(challenges);
        foreach (byte[] challenge in challenges)
        {
            CheckScram(challenge);
            CheckOthers(challenge);
        }
    }

    private static void CheckDecoding(List<byte[]> challenges)
    {
        var mechanism = new RecordingMechanism();
        var stream = new TurnStream([Ascii("220 ready\r\n"), Ascii("250-server\r\n250 AUTH X-RECORD\r\n"), .. challenges.Select(text => (byte[])[.. "334 "u8, .. text, .. "\r\n"u8]), Ascii("535 no\r\n")]);
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        SmtpException? error = null;
        try
        {
            client.Authenticate(mechanism);
        }
        catch (SmtpException e)
        {
            error = e;
        }
        // Too many are the end, and so is one that is no base64; an exchange that was given up may not go on.
        byte[]?[] decoded = [.. challenges.Select(text => ReferenceBase64.Decode(text, isStrict: true))];
        byte[][] due = [.. decoded.Take(SmtpLimits.Challenges).TakeWhile(octets => octets is not null).Select(octets => octets!)];
        bool isGivenUp = due.Length < decoded.Length;
        Require.SameItems(due.Select(Convert.ToHexString), mechanism.Challenges.Select(Convert.ToHexString));
        Require.Same(isGivenUp, stream.SentText.EndsWith("\r\n*\r\n", StringComparison.Ordinal));
        Require.That(decoded.Length > due.Length + 1 ? error is SmtpProtocolException : error is SmtpAuthenticationException);
        Require.Same(isGivenUp, mechanism.Detail is not null);
    }

    private static void CheckScram(byte[] message)
    {
        ScramServerFirst? read = null;
        try
        {
            read = ScramServerFirst.Parse(message, Nonce);
        }
        catch (SmtpProtocolException)
        {
            // What is wrong with it is said in words.
        }
        string[] parts = Encoding.UTF8.GetString(message).Split(',');
        bool isDue = parts is [['r', '=', ..], ['s', '=', ..], ['i', '=', ..], ..]
            && parts[0].Length > 2 + Nonce.Length && parts[0].StartsWith($"r={Nonce}", StringComparison.Ordinal) && parts[0].All(c => c is > ' ' and < '\x7f')
            && ReferenceBase64.Decode(Encoding.UTF8.GetBytes(parts[1][2..]), isStrict: false) is { Length: > 0 }
            && parts[2].Length > 2 && parts[2][2..].All(char.IsAsciiDigit) && parts[2][2..].TrimStart('0') is { Length: < 8 } digits
            && digits.Length > 0 && int.Parse(digits) is >= SmtpLimits.ScramIterationsLeast and <= SmtpLimits.ScramIterationsMost;
        Require.Same(isDue, read is not null);
        Require.That(read is null || $"r={read.Nonce}" == parts[0]);
    }

    private static void CheckOthers(byte[] challenge)
    {
        byte[] response = new SaslCramMd5(User, Secret).Respond(challenge)!;
        Require.That(Encoding.UTF8.GetString(response) is ['u', 's', 'e', 'r', ' ', .. { Length: 32 } hash] && hash.All(char.IsAsciiHexDigitLower));
        foreach (SaslMechanism mechanism in new SaslMechanism[] { new SaslXOAuth2(User, Secret), new SaslOAuthBearer(User, Secret) })
        {
            Require.That(mechanism.Respond(challenge) is { Length: < 2 } && !mechanism.IsComplete);
            Require.That(mechanism.Detail is { Length: <= SmtpLimits.SaslDetail + 1 } detail && !detail.Any(char.IsControl) && !detail.Contains(Secret, StringComparison.Ordinal));
        }
        CheckScramError(new SaslScramSha1(User, Secret), challenge);
        CheckScramError(new SaslScramSha256(User, Secret), challenge);
    }

    // A nonce that was drawn by chance is in no challenge, so there are errors of the server's, and what is not trusted.
    private static void CheckScramError(SaslScram mechanism, byte[] challenge)
    {
        mechanism.InitialResponse();
        try
        {
            Require.That(mechanism.Respond(challenge) is [] && challenge.AsSpan().StartsWith("e="u8));
        }
        catch (SmtpProtocolException)
        {
            Require.That(!challenge.AsSpan().StartsWith("e="u8));
        }
        Require.That(!mechanism.IsComplete);
    }

    private static List<byte[]> Split(byte[] input)
    {
        var lines = new List<byte[]>();
        foreach (Range line in input.AsSpan().Split((byte)'\n'))
            lines.Add(input[line]);
        return lines;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private sealed class RecordingMechanism() : SaslMechanism("X-RECORD")
    {
        public List<byte[]> Challenges { get; } = [];

        public override bool SendsSecret => false;

        public override byte[] Respond(ReadOnlySpan<byte> challenge)
        {
            Challenges.Add(challenge.ToArray());
            return [1];
        }
    }
}
