using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>SCRAM-SHA-1-PLUS: as <see cref="SaslScramSha1"/>, and bound to the server's TLS certificate (RFC 5929 §4), so that nobody can pass the exchange on over another connection.</summary>
public sealed class SaslScramSha1Plus : SaslScram
{
    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizeAs">Whom to act for; empty for the user.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslScramSha1Plus(string user, [Secret] string password, string authorizeAs = "")
        : base(SaslMechanisms.ScramSha1Plus, ScramHash.Sha1, user, password, authorizeAs)
    {
    }
}
