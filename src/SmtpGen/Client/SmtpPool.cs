using System.Diagnostics;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>Connections to one server that are kept and used again. Any number of threads may send at a time.</summary>
/// <remarks>
/// A connection that was used before may have been closed by the server meanwhile (421, or without a word). Then another one is made, once,
/// and the message is sent over that, but only if its end was not written yet: what the server may have is never sent a second time, unless
/// <see cref="SmtpPoolOptions.SendsUnansweredAgain"/> is set.
/// </remarks>
public sealed partial class SmtpPool : IDisposable, IAsyncDisposable
{
    private readonly SmtpPoolOptions _limits;
    private readonly SemaphoreSlim _places;
    private readonly List<Member> _idle = [];
    private readonly TimeProvider _clock;
    private readonly Func<bool, CancellationToken, ValueTask<SmtpClient>> _open;
    private readonly ITimer? _sweeper;
    private bool _disposed;

    /// <summary>Makes a pool. The first connection is made by the first message.</summary>
    /// <param name="host">A name or an address; "host:port" and "[IPv6]:port" name the port too.</param>
    /// <param name="port">The port; 0 for the one in <paramref name="host"/>, or else the one that goes with the encryption.</param>
    /// <param name="options">How the clients behave: encryption and login are those of <see cref="SmtpClient.Open"/>. Null for the defaults.</param>
    /// <param name="limits">How many connections are kept, and for how long; null for the defaults.</param>
    /// <exception cref="ArgumentException">A limit is none.</exception>
    public SmtpPool([Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null, SmtpPoolOptions? limits = null)
        : this(Opener(host, port, options?.Clone()), TimeProvider.System, limits)
    {
    }

    /// <param name="open">Makes a connection; the first argument tells whether it may be awaited.</param>
    /// <param name="clock">What measures the ages.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    internal SmtpPool(Func<bool, CancellationToken, ValueTask<SmtpClient>> open, TimeProvider clock, SmtpPoolOptions? limits)
    {
        _open = open;
        _clock = clock;
        _limits = (limits ?? new SmtpPoolOptions()).Checked();
        _places = new SemaphoreSlim(_limits.MaximumConnections);
        if (_limits.MaximumIdleTime != Timeout.InfiniteTimeSpan)
            _sweeper = clock.CreateTimer(static pool => ((SmtpPool)pool!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends one message over a connection that is free, or a new one, and waits for one where there are enough.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Who was accepted and who refused, and the final reply.</returns>
    /// <inheritdoc cref="SmtpClient.SendMail(string, string, string, MailOptions?, RcptOptions?)" path="/exception"/>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public SmtpSendResult Send(SmtpMessage message)
    {
        ValueTask<SmtpSendResult> sending = Send(message, isAsync: false, CancellationToken.None);
        return sending.IsCompleted ? sending.GetAwaiter().GetResult() : throw new UnreachableException("A blocking operation has not completed.");
    }

    /// <inheritdoc cref="Send(SmtpMessage)"/>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    /// <exception cref="OperationCanceledException">The operation was given up.</exception>
    public ValueTask<SmtpSendResult> SendAsync(SmtpMessage message, CancellationToken cancellationToken = default) => Send(message, isAsync: true, cancellationToken);

    /// <summary>Closes the connections that are free, with QUIT; each of the others when its message is sent.</summary>
    public void Dispose()
    {
        foreach (Member member in Clear())
            member.Client.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        foreach (Member member in Clear())
            await member.Client.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<SmtpSendResult> Send(SmtpMessage message, bool isAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (isAsync)
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        else
            _places.Wait(cancellationToken);
        try
        {
            return await SendInPlace(message, isAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private async ValueTask<SmtpSendResult> SendInPlace(SmtpMessage message, bool isAsync, CancellationToken cancellationToken)
    {
        long start = message.Stream is { CanSeek: true } content ? content.Position : 0;
        Member? used = await TakeIdle(isAsync).ConfigureAwait(false);
        if (used is not null)
        {
            try
            {
                return await SendOver(used, message, isAsync, cancellationToken).ConfigureAwait(false);
            }
            catch (SmtpException e) when (MaySendAgain(used, message, e))
            {
                if (message.Stream is { } read)
                    read.Position = start;
            }
        }
        var fresh = new Member(await _open(isAsync, cancellationToken).ConfigureAwait(false), _clock.GetTimestamp());
        return await SendOver(fresh, message, isAsync, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SmtpSendResult> SendOver(Member member, SmtpMessage message, bool isAsync, CancellationToken cancellationToken)
    {
        member.Messages++;
        try
        {
            return isAsync ? await member.Client.SendMailAsync(message, cancellationToken).ConfigureAwait(false) : member.Client.SendMail(message);
        }
        finally
        {
            await PutBack(member, isAsync).ConfigureAwait(false);
        }
    }

    // A server that has closed a connection meanwhile has refused nothing but that connection.
    private bool MaySendAgain(Member member, SmtpMessage message, SmtpException e)
    {
        if (member.Client.IsConnected || message.Stream is { CanSeek: false })
            return false;
        bool isFarewell = e is SmtpResponseException { SmtpCode: SmtpReplyCode.ServiceNotAvailable }
            || (e is SmtpRecipientsRefusedException refused && refused.Recipients.Values.Any(reply => reply.Code == SmtpReplyCode.ServiceNotAvailable));
        return isFarewell || (e is SmtpServerDisconnectedException && (!member.Client.MayHaveSent || _limits.SendsUnansweredAgain));
    }

    private static Func<bool, CancellationToken, ValueTask<SmtpClient>> Opener(string host, int port, SmtpClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(host);
        return (isAsync, token) => isAsync ? SmtpClient.OpenAsync(host, port, options, token) : new(SmtpClient.Open(host, port, options));
    }

    /// <summary>A connection of the pool.</summary>
    /// <param name="client">The client.</param>
    /// <param name="opened">When it was opened.</param>
    private sealed class Member(SmtpClient client, long opened)
    {
        public SmtpClient Client => client;

        public long Opened => opened;

        public long IdleSince { get; set; }

        public int Messages { get; set; }
    }
}
