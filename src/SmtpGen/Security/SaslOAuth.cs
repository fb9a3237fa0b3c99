using System.Text;

namespace SmtpGen;

/// <summary>What the mechanisms share that send an OAuth 2.0 access token. Use them over TLS.</summary>
public abstract class SaslOAuth : SaslMechanism
{
    private protected const char Separator = '\x01';
    private readonly Func<CancellationToken, ValueTask<string>>? _provider;
    private string _token = "";

    private protected SaslOAuth(string name, string user, string token)
        : base(name)
    {
        User = CheckUser(user);
        _token = CheckToken(token, nameof(token));
    }

    private protected SaslOAuth(string name, string user, Func<CancellationToken, ValueTask<string>> provider)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(provider);
        User = CheckUser(user);
        _provider = provider;
    }

    /// <inheritdoc/>
    public sealed override bool SendsSecret => true;

    /// <summary>False once the server has given an error: what it says afterwards can be nothing but a refusal.</summary>
    public sealed override bool IsComplete => Detail is null;

    private protected string User { get; }

    private protected string Authorization => "auth=Bearer " + _token;

    /// <summary>
    /// Asks the provider for the token. The synchronous operations wait for it, while it runs on a thread of the pool, where nothing that
    /// waits can hold it up.
    /// </summary>
    /// <inheritdoc/>
    public override void Prepare(SaslContext context)
    {
        if (_provider is not null)
            _token = CheckToken(Task.Run(() => _provider(CancellationToken.None).AsTask()).GetAwaiter().GetResult(), "provider");
    }

    /// <summary>Asks the provider for the token.</summary>
    /// <inheritdoc/>
    public override async ValueTask PrepareAsync(SaslContext context, CancellationToken cancellationToken)
    {
        if (_provider is not null)
            _token = CheckToken(await _provider(cancellationToken).ConfigureAwait(false), "provider");
    }

    /// <summary>Takes an error that the server gives, mostly as JSON, into <see cref="SaslMechanism.Detail"/>.</summary>
    /// <param name="error">The octets of the challenge.</param>
    private protected void Fail(ReadOnlySpan<byte> error)
        => Detail = Encoding.UTF8.GetString(error).Trim().Replace(_token, "********", StringComparison.Ordinal);

    private static string CheckUser(string user)
    {
        SaslField.Check(user, nameof(user));
        return !user.Contains(Separator, StringComparison.Ordinal)
            ? user
            : throw new ArgumentException("The user name holds the control character U+0001, which divides the fields of the message: take it out.", nameof(user));
    }

    // The form of RFC 6750 §2.1. The message does not repeat the token.
    private static string CheckToken(string token, string parameter)
    {
        ArgumentNullException.ThrowIfNull(token, parameter);
        return token.Length > 0 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/' or '=')
            ? token
            : throw new ArgumentException("An access token is not empty, and holds letters, digits and -._~+/= only: give it as the authorization server did, without \"Bearer\".", parameter);
    }
}
