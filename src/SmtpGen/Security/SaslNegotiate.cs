using System.Net.Security;
using System.Security.Authentication;

namespace SmtpGen;

/// <summary>
/// What the mechanisms share that the system's security library speaks, by way of <see cref="NegotiateAuthentication"/>. Whether it can
/// depends on the machine: a library that is missing, or has no credentials, is told before anything is sent. Dispose it after the login.
/// </summary>
public abstract class SaslNegotiate : SaslMechanism, IDisposable
{
    private readonly string? _targetName;
    private ISecurityContext? _context;
    private byte[]? _first;

    private protected SaslNegotiate(string name, string? targetName)
        : base(name) => _targetName = targetName;

    /// <inheritdoc/>
    public sealed override bool SendsSecret => false;

    /// <summary>Makes the context; a test makes one of its own.</summary>
    internal Func<NegotiateAuthenticationClientOptions, ISecurityContext> NewContext { get; init; } = static options => new NegotiatedContext(options);

    /// <summary>Whether the login is for a server of some name.</summary>
    private protected virtual bool NeedsTarget => true;

    /// <summary>Whether the library is done.</summary>
    private protected bool IsContextComplete => _context is { IsComplete: true };

    private protected ISecurityContext Context => _context ?? throw new InvalidOperationException($"{Name} was not prepared for a connection: call Prepare first.");

    /// <inheritdoc/>
    /// <exception cref="SmtpNotSupportedException">The machine's security library is missing, or does not know this kind of login. Nothing was sent.</exception>
    /// <exception cref="AuthenticationException">The library has no credentials for this server. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The connection goes over a given stream, and no target name was given. Nothing was sent.</exception>
    public sealed override void Prepare(SaslContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // RFC 4954 §4: the service is "smtp", whatever the port.
        string? target = _targetName ?? (context.Host is { } host ? "smtp/" + host : null);
        if (target is null && NeedsTarget)
            throw new InvalidOperationException("The connection goes over a given stream, so nothing names the server: give the mechanism a target name, such as smtp/mail.example.com. Nothing was sent.");
        Dispose();
        NegotiateAuthenticationClientOptions options = Options();
        options.TargetName = target;
        string? problem;
        try
        {
            _context = NewContext(options);
            _first = _context.Step([], out problem);
        }
        catch (Exception e) when (e is PlatformNotSupportedException or TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw new SmtpNotSupportedException($"{Name} cannot be spoken here: this machine lacks the security library for it. Nothing was sent.", e);
        }
        if (problem is null)
            return;
        Dispose();
        throw problem == nameof(NegotiateAuthenticationStatusCode.Unsupported)
            ? new SmtpNotSupportedException($"{Name} cannot be spoken here: this machine's security library does not know it. Nothing was sent.")
            : new AuthenticationException($"{Name} cannot log in to {target ?? "the server"}: this machine's security library says {problem}. Nothing was sent.");
    }

    /// <summary>Prepares on a thread of the pool, since the library may have to ask another server for a ticket.</summary>
    /// <inheritdoc/>
    public sealed override ValueTask PrepareAsync(SaslContext context, CancellationToken cancellationToken)
        => new(Task.Run(() => Prepare(context), cancellationToken));

    /// <inheritdoc/>
    public sealed override byte[]? InitialResponse() => _first;

    /// <summary>Lets the library's resources go.</summary>
    public void Dispose()
    {
        _context?.Dispose();
        _context = null;
        GC.SuppressFinalize(this);
    }

    private protected abstract NegotiateAuthenticationClientOptions Options();

    /// <summary>The next token; null where the library does not take the server's.</summary>
    private protected byte[]? Step(ReadOnlySpan<byte> challenge)
    {
        byte[]? token = Context.Step(challenge, out string? problem);
        if (problem is null)
            return token ?? [];
        Detail = $"the security library did not take the server's token: {problem}";
        return null;
    }
}
