using System.Security.Cryptography;
using System.Text;

namespace SmtpGen;

/// <summary>
/// What the SCRAM mechanisms share (RFC 5802): a salted challenge and response, after which the server proves that it knows the password
/// too. A server that fails to, or breaks the exchange, is not trusted: the connection is closed, and no other mechanism is tried.
/// </summary>
/// <remarks>
/// User name and password are prepared by SASLprep (RFC 4013). What it does not allow goes as it is: a server that prepares cannot
/// have stored it, and one that does not prepare has stored just that.
/// </remarks>
public abstract class SaslScram : SaslMechanism
{
    private const string PlusSuffix = "-PLUS";
    private const string BindingType = "tls-server-end-point";
    private readonly ScramHash _hash;
    private readonly bool _bindsChannel;
    private readonly string _user;
    private readonly string _authorizeAs;
    private readonly byte[] _password;
    private Step _step;
    private byte[] _binding = [];
    private string _flag = "n";
    private string _nonce = "";
    private byte[] _serverSignature = [];

    private protected SaslScram(string name, ScramHash hash, string user, string password, string authorizeAs)
        : base(name)
    {
        _hash = hash;
        _bindsChannel = name.EndsWith(PlusSuffix, StringComparison.Ordinal);
        _user = SaslField.EscapeName(SaslPrep.Prepare(SaslField.Check(user, nameof(user))));
        _authorizeAs = SaslField.EscapeName(SaslPrep.Prepare(SaslField.Check(authorizeAs, nameof(authorizeAs))));
        _password = Encoding.UTF8.GetBytes(SaslPrep.Prepare(SaslField.Check(password, nameof(password))));
    }

    private enum Step
    {
        Start,
        ServerFirst,
        ServerFinal,
        Proved,
        Failed,
    }

    /// <inheritdoc/>
    public sealed override bool SendsSecret => false;

    /// <summary>Whether the server has proved that it knows the password.</summary>
    public sealed override bool IsComplete => _step == Step.Proved;

    /// <summary>Makes the client's nonce; a test makes the one of an RFC.</summary>
    internal Func<string> NewNonce { get; init; } = static () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    private string Gs2Header => $"{_flag},{(_authorizeAs.Length == 0 ? "" : "a=")}{_authorizeAs},";

    private string ClientFirstBare => $"n={_user},r={_nonce}";

    /// <inheritdoc/>
    /// <exception cref="SmtpNotSupportedException">The mechanism binds the login to TLS, and the connection gives nothing to bind to. Nothing was sent.</exception>
    public sealed override void Prepare(SaslContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_bindsChannel && context.ServerEndPoint.IsEmpty)
            throw new SmtpNotSupportedException($"{Name} binds the login to the server's TLS certificate, and the connection has none: encrypt it first (StartTls). Nothing was sent.");
        // RFC 5802 §6: "y" tells a server that the client would have bound, had that been offered; so the server notices when its offer was
        // taken out on the way. A client that saw the offer and does not take it, or saw no offers at all, must not say so.
        bool missesOffer = !context.ServerEndPoint.IsEmpty && context.Offered.Count > 0 && !context.Offers(Name + PlusSuffix);
        _binding = _bindsChannel ? context.ServerEndPoint.ToArray() : [];
        _flag = _bindsChannel ? "p=" + BindingType : missesOffer ? "y" : "n";
    }

    /// <inheritdoc/>
    public sealed override byte[] InitialResponse()
    {
        _nonce = NewNonce();
        _step = Step.ServerFirst;
        return Encoding.UTF8.GetBytes(Gs2Header + ClientFirstBare);
    }

    /// <inheritdoc/>
    /// <exception cref="SmtpProtocolException">The server cannot be trusted. The client closes the connection.</exception>
    public sealed override byte[]? Respond(ReadOnlySpan<byte> challenge)
    {
        if (_step is Step.ServerFirst or Step.ServerFinal && challenge.StartsWith("e="u8))
        {
            // The refusal follows as a reply.
            Detail = Encoding.UTF8.GetString(challenge[2..]);
            _step = Step.Failed;
            return [];
        }
        return _step switch
        {
            Step.ServerFirst => Prove(challenge),
            Step.ServerFinal => Verify(challenge),
            _ => null,
        };
    }

    private byte[] Prove(ReadOnlySpan<byte> challenge)
    {
        ScramServerFirst server = ScramServerFirst.Parse(challenge, _nonce);
        string channel = Convert.ToBase64String([.. Encoding.UTF8.GetBytes(Gs2Header), .. _binding]);
        string final = $"c={channel},r={server.Nonce}";
        byte[] authMessage = [.. Encoding.UTF8.GetBytes(ClientFirstBare + ","), .. challenge, .. Encoding.UTF8.GetBytes("," + final)];
        (byte[] proof, _serverSignature) = _hash.Prove(_password, server, authMessage);
        _step = Step.ServerFinal;
        return Encoding.UTF8.GetBytes($"{final},p={Convert.ToBase64String(proof)}");
    }

    private byte[] Verify(ReadOnlySpan<byte> challenge)
    {
        string[] parts = Encoding.UTF8.GetString(challenge).Split(',');
        byte[] expected = Encoding.UTF8.GetBytes("v=" + Convert.ToBase64String(_serverSignature));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[0]), expected))
            throw new SmtpProtocolException("The server failed to prove that it knows the password: it is not the one that it should be. The connection was closed, and the password was not sent.");
        _step = Step.Proved;
        return [];
    }
}
