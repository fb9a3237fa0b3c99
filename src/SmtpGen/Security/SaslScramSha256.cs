using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>SCRAM-SHA-256: a salted challenge and response (RFC 7677). The password stays here, and the server proves that it knows it too.</summary>
public sealed class SaslScramSha256 : SaslScram
{
    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizeAs">Whom to act for; empty for the user.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslScramSha256(string user, [Secret] string password, string authorizeAs = "")
        : base(SaslMechanisms.ScramSha256, ScramHash.Sha256, user, password, authorizeAs)
    {
    }
}
