using System.Security.Cryptography;
using System.Text;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>CRAM-MD5: a keyed hash of the server's challenge (RFC 2195). The password stays here, but the server does not prove itself.</summary>
public sealed class SaslCramMd5 : SaslMechanism
{
    private readonly byte[] _user;
    private readonly byte[] _password;
    private bool _answered;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslCramMd5(string user, [Secret] string password)
        : base(SaslMechanisms.CramMd5)
    {
        _user = SaslField.Encode(user, nameof(user));
        _password = SaslField.Encode(password, nameof(password));
    }

    /// <inheritdoc/>
    public override bool SendsSecret => false;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge)
    {
        if (_answered)
            return null;

        _answered = true;
        byte[] hash = HMACMD5.HashData(_password, challenge);
        return [.. _user, (byte)' ', .. Encoding.ASCII.GetBytes(Convert.ToHexString(hash).ToLowerInvariant())];
    }
}
