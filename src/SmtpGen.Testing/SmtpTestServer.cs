using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Testing;

/// <summary>
/// An SMTP server inside the test process, at a free port of 127.0.0.1. It keeps every message that it took and everything that was said,
/// and plays the replies and faults that a test writes into its script. Its verbs, their order and their reply codes are those of
/// the spec file that SmtpGen is made from, so a verb that is added there is understood here.
/// </summary>
/// <remarks>
/// It talks the protocol strictly: CRLF ends a line and nothing else does, no blank stands before a path, a command out of order is 503.
/// All members may be used from any thread. Dispose cuts off the sessions that are still open.
/// </remarks>
/// <example>
/// <code>
/// using var server = SmtpTestServer.Start();
/// using var client = new SmtpClient();
/// client.Connect(server.Host, server.Port);
/// client.Ehlo();
/// client.SendMail("me@example.org", "you@example.org", "Subject: hello\r\n\r\nhello");
/// Assert.Equal("you@example.org", server.WaitForMessage().Recipients[0].Address);
/// </code>
/// </example>
public sealed class SmtpTestServer : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ServerState _state;
    private readonly Listener _listener;

    private SmtpTestServer(SmtpTestServerOptions options)
    {
        _state = new ServerState(options);
        _listener = new Listener(_state);
    }

    /// <summary>The address that the server listens at: 127.0.0.1.</summary>
    public string Host => EndPoint.Address.ToString();

    /// <summary>The port that the server listens at.</summary>
    public int Port => EndPoint.Port;

    /// <summary>Where the server listens.</summary>
    public IPEndPoint EndPoint => _listener.EndPoint;

    /// <summary>The messages that the server took until now, in order. A message is here before its client is told so.</summary>
    public IReadOnlyList<ReceivedMessage> Messages => _state.Messages.Snapshot();

    /// <summary>The connections until now, in order.</summary>
    public IReadOnlyList<SmtpTestSession> Sessions => _listener.Sessions;

    /// <summary>The certificate that the server shows.</summary>
    public X509Certificate2 Certificate => _state.Certificate;

    /// <summary>Options for a client that trusts the certificate of this server, for its own names, and no other certificate.</summary>
    public SslClientAuthenticationOptions ClientTlsOptions => new()
    {
        TargetHost = Host,
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    /// <summary>Starts a server. It listens when this returns.</summary>
    /// <param name="options">What it offers and refuses; null for the defaults: every extension that it knows, no users, no refusals.</param>
    public static SmtpTestServer Start(SmtpTestServerOptions? options = null) => new(options?.Copy() ?? new SmtpTestServerOptions());

    /// <summary>A script for the greeting.</summary>
    public SmtpScript OnGreeting() => _state.Scripts.Add(ScriptBook.Greeting, isContinuation: false);

    /// <summary>A script for the first reply to a verb.</summary>
    /// <param name="verb">The verb, known or not; a constant of <see cref="SmtpVerb"/> is best. It compares without case.</param>
    public SmtpScript On(string verb) => Script(verb, isContinuation: false);

    /// <summary>A script for every later reply of a verb: to the content of DATA, to each response of AUTH.</summary>
    /// <param name="verb">The verb.</param>
    public SmtpScript OnContinuation(string verb) => Script(verb, isContinuation: true);

    /// <summary>Waits for a message.</summary>
    /// <param name="number">Which one, from 1, in the order of <see cref="Messages"/>.</param>
    /// <param name="timeout">How long at most; null for ten seconds.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public ReceivedMessage WaitForMessage(int number = 1, TimeSpan? timeout = null) =>
        WaitForMessageAsync(number, timeout).GetAwaiter().GetResult();

    /// <inheritdoc cref="WaitForMessage"/>
    /// <param name="number">Which one, from 1, in the order of <see cref="Messages"/>.</param>
    /// <param name="timeout">How long at most; null for ten seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ReceivedMessage> WaitForMessageAsync(int number = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return _state.Messages.WaitAsync(number, timeout ?? Patience, cancellationToken);
    }

    /// <summary>Stops the server. What it kept can still be read.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync().ConfigureAwait(false);
        _state.Dispose();
    }

    private SmtpScript Script(string verb, bool isContinuation)
    {
        ArgumentException.ThrowIfNullOrEmpty(verb);
        return _state.Scripts.Add(verb, isContinuation);
    }
}
