using System.Globalization;
using System.Text;

namespace SmtpGen;

/// <summary>What a SCRAM server asks: <c>r=nonce,s=salt,i=iterations</c>, and perhaps extensions that may be passed over (RFC 5802 §7).</summary>
/// <param name="Nonce">The client's nonce with the server's behind it.</param>
/// <param name="Salt">The salt of the stored password.</param>
/// <param name="Iterations">How often it was hashed.</param>
internal sealed record ScramServerFirst(string Nonce, byte[] Salt, int Iterations)
{
    /// <summary>Reads the message.</summary>
    /// <param name="message">The octets.</param>
    /// <param name="clientNonce">The nonce that the client sent.</param>
    /// <exception cref="SmtpProtocolException">It is no such message, or asks for what the client must not do.</exception>
    public static ScramServerFirst Parse(ReadOnlySpan<byte> message, string clientNonce)
    {
        string[] parts = Encoding.UTF8.GetString(message).Split(',');
        if (parts[0].StartsWith("m=", StringComparison.Ordinal))
            throw Broken("it needs an extension that the client does not know");
        if (parts.Length < 3)
            throw Broken("it lacks a nonce, a salt or a number of iterations");
        return new(NonceOf(Value(parts[0], 'r'), clientNonce), SaltOf(Value(parts[1], 's')), IterationsOf(Value(parts[2], 'i')));
    }

    // A nonce that does not go on from the client's would let a recorded exchange be played again.
    private static string NonceOf(string nonce, string clientNonce) =>
        nonce.Length > clientNonce.Length && nonce.StartsWith(clientNonce, StringComparison.Ordinal) && nonce.All(c => c is > ' ' and < '\x7f')
            ? nonce
            : throw Broken("its nonce does not go on from the client's");

    private static byte[] SaltOf(string text)
    {
        var salt = new byte[text.Length];
        return Convert.TryFromBase64String(text, salt, out int length) && length > 0 ? salt[..length] : throw Broken("its salt is not base64");
    }

    private static int IterationsOf(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int iterations))
            throw Broken("its number of iterations is none");
        return iterations is >= SmtpLimits.ScramIterationsLeast and <= SmtpLimits.ScramIterationsMost
            ? iterations
            : throw Broken($"it asks for {iterations} iterations, and {SmtpLimits.ScramIterationsLeast} to {SmtpLimits.ScramIterationsMost} are allowed");
    }

    private static string Value(string part, char attribute) =>
        part.Length > 1 && part[0] == attribute && part[1] == '=' ? part[2..] : throw Broken($"it lacks \"{attribute}=\" in its place");

    private static SmtpProtocolException Broken(string what) =>
        new($"The server's part of the SCRAM exchange cannot be trusted: {what}. The connection was closed, and the password was not sent.");
}
