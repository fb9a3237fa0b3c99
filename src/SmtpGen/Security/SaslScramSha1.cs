using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>SCRAM-SHA-1: a salted challenge and response (RFC 5802). The password stays here, and the server proves that it knows it too.</summary>
public sealed class SaslScramSha1 : SaslScram
{
    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizeAs">Whom to act for; empty for the user.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslScramSha1(string user, [Secret] string password, string authorizeAs = "")
        : base(SaslMechanisms.ScramSha1, ScramHash.Sha1, user, password, authorizeAs)
    {
    }
}
