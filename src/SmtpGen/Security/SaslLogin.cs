using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>
/// LOGIN: user name and password in two responses (draft-murchison-sasl-login-00). Obsolete, yet the only one that some servers offer.
/// Use it over TLS.
/// </summary>
public sealed class SaslLogin : SaslMechanism
{
    private readonly byte[] _user;
    private readonly byte[] _password;
    private int _answers;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslLogin(string user, [Secret] string password)
        : base(SaslMechanisms.Login)
    {
        _user = SaslField.Encode(user, nameof(user));
        _password = SaslField.Encode(password, nameof(password));
    }

    /// <inheritdoc/>
    public override bool SendsSecret => true;

    /// <summary>Answers by order and not by the text of the prompts, which differs from server to server.</summary>
    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge) => _answers++ switch
    {
        0 => _user,
        1 => _password,
        _ => null,
    };
}
