using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

/// <summary>A client of one mail server at a time: Python's smtplib, typed. Most of its verbs are generated from the spec file.</summary>
/// <remarks>
/// <para>Every operation that talks to the server exists twice, as <c>X(…)</c> and as <c>XAsync(…, CancellationToken)</c>; one logic
/// serves both. The low-level verbs send what they are told to and return the reply.</para>
/// <para>A client does one thing at a time: an operation that begins while another one runs throws
/// <see cref="InvalidOperationException"/>. A timeout, a cancellation, a broken reply and a reply of 421 finish the connection: what is
/// called afterwards throws <see cref="SmtpServerDisconnectedException"/> until Connect makes a new one.</para>
/// <para>Each step has a time of its own (RFC 5321 §4.5.3.2), or <see cref="SmtpClientOptions.Timeout"/>: the look-up of the host and the
/// connection, the greeting, a TLS handshake, each reply as a whole, each block of content. When it is over the operation throws
/// <see cref="TimeoutException"/>. A token that is cancelled while an operation runs ends it with an
/// <see cref="OperationCanceledException"/> that carries the token. Where the token was cancelled before, the operation does not begin:
/// nothing is sent, and the connection stays as it is.</para>
/// </remarks>
public partial class SmtpClient : IDisposable, IAsyncDisposable
{
    // What sockets and timers can measure: 24 days.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly SmtpClientOptions _options;
    private readonly TimeSpan? _timeout;
    private readonly BlockingDriver _blocking = new(Surroundings.Real);
    private readonly AwaitingDriver _awaiting = new(Surroundings.Real);
    private readonly ProtocolLog _log;
    private Connection? _connection;
    private SmtpCommandLine? _spareLine;
    private readonly bool _tlsFirst;
    private int _busy;
    private volatile bool _disposed;

    /// <summary>Makes a client that is not connected.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The timeout is neither positive nor infinite, the client's certificate has no private key, or there is a provider of tokens without
    /// the user's name.
    /// </exception>
    public SmtpClient(SmtpClientOptions? options = null)
        : this(options, tlsFirst: false)
    {
    }

    private protected SmtpClient(SmtpClientOptions? options, bool tlsFirst)
    {
        _tlsFirst = tlsFirst;
        _options = options?.Clone() ?? new SmtpClientOptions();
        _timeout = _options.Timeout > LongestTimeout ? Timeout.InfiniteTimeSpan : _options.Timeout;
        if (_timeout <= TimeSpan.Zero && _timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentException("A timeout is positive, or Timeout.InfiniteTimeSpan for none.", nameof(options));
        if (_options.ClientCertificate is { HasPrivateKey: false })
            throw new ArgumentException("The client's certificate has no private key, so no server would take it: load it together with its key.", nameof(options));
        if (_options is { AccessTokenProvider: not null, Credentials: null })
            throw new ArgumentException("AccessTokenProvider gives a token only: say in Credentials whose it is, with an empty password.", nameof(options));
        _log = new ProtocolLog(_options.ProtocolLog);
    }

    /// <summary>Where the client finds the time and the addresses of hosts; a test has its own.</summary>
    internal Surroundings Surroundings
    {
        init => (_blocking, _awaiting) = (new BlockingDriver(value), new AwaitingDriver(value));
    }

    /// <summary>The port that Connect and Open take when they are given none.</summary>
    public virtual int DefaultPort => SmtpPort.Smtp;

    /// <summary>The verb that introduces the client.</summary>
    public virtual string EhloMessage => Spoken(SmtpCommands.Ehlo).Verb;

    /// <summary>Above 0 the talk with the server goes to the standard error stream, above 1 with the time of day, as with smtplib. Secrets are replaced.</summary>
    public int DebugLevel
    {
        get => _log.DebugLevel;
        set => _log.DebugLevel = value;
    }

    /// <summary>Begins the command line of a verb. What generated code calls, for the verbs of a project's own spec file too.</summary>
    /// <param name="command">The verb.</param>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpCommandLine Start(SmtpCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return TakeLine().Begin(Connected().Session, Spoken(command));
    }

    /// <summary>The verb that takes the place of another one in the protocol that this client speaks.</summary>
    private protected virtual SmtpCommand Spoken(SmtpCommand command) => command;

    /// <summary>Sends a command line and reads its reply.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply Execute(SmtpCommandLine line) => Complete(ExecuteOver(line, Blocking()));

    /// <summary>Sends a command line and reads its reply.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteAsync(SmtpCommandLine line, CancellationToken cancellationToken) => ExecuteOver(line, Awaiting(cancellationToken));

    // An operation gets its driver last: to take the driver is to take the turn, and nothing may throw between that and the operation.
    private async ValueTask<SmtpReply> ExecuteOver(SmtpCommandLine line, Driver driver)
    {
        using var turn = new Turn(this);
        return await Exchange(driver, line).ConfigureAwait(false);
    }

    /// <summary>Takes the client's turn for a synchronous operation; the operation ends it.</summary>
    private BlockingDriver Blocking()
    {
        TakeTurn();
        _blocking.Begin();
        return _blocking;
    }

    /// <summary>Takes the client's turn for an asynchronous operation; the operation ends it.</summary>
    private AwaitingDriver Awaiting(CancellationToken cancellationToken)
    {
        TakeTurn();
        _awaiting.Begin(cancellationToken);
        return _awaiting;
    }

    private void TakeTurn()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Exchange(ref _busy, 1) == 0)
            return;
        // Whoever disposes keeps the turn.
        ObjectDisposedException.ThrowIf(_disposed, this);
        throw new InvalidOperationException("The client is busy with another operation: it does one at a time. Await that one first, or use a client for each task.");
    }

    private static T Complete<T>(ValueTask<T> operation)
        => operation.IsCompleted ? operation.GetAwaiter().GetResult() : throw new UnreachableException("A blocking operation has not completed.");

    // Two lines that are made at the same time never share a buffer: whoever comes second gets a new one.
    private SmtpCommandLine TakeLine() => Interlocked.Exchange(ref _spareLine, null) ?? new SmtpCommandLine();

    private void ReturnLine(SmtpCommandLine line)
    {
        line.Release();
        _spareLine = line;
    }

    private TimeSpan Limit(TimeSpan ofTheSpec) => _timeout ?? ofTheSpec;

    // RFC 5321 §4.1.3: a client without a name of its own gives its address. No name is looked up: that may take minutes. Dns knows the name
    // of the machine too, and brings metrics along that take as long as the first message.
    private string LocalName(IPAddress? address)
    {
        if (_options.LocalHostName is { } name)
            return name;
        string machine = IPGlobalProperties.GetIPGlobalProperties().HostName;
        if (machine.Contains('.') && machine.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            return machine;
        address ??= IPAddress.Loopback;
        return address.IsIPv4MappedToIPv6 ? $"[{address.MapToIPv4()}]"
            : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
            : $"[{address}]";
    }

    /// <summary>The time of one operation, in which no other may begin. One that was cancelled before does not begin at all.</summary>
    private readonly struct Turn : IDisposable
    {
        private readonly SmtpClient _client;

        public Turn(SmtpClient client)
        {
            _client = client;
            try
            {
                client._awaiting.ThrowIfCancelled();
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void Dispose()
        {
            _client._awaiting.End();
            Volatile.Write(ref _client._busy, 0);
        }
    }
}
