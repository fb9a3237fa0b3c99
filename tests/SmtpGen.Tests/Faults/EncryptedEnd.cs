using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>A server with TLS before it, from the first octet or from STARTTLS on. All in memory, and in the call that brings or takes the octets.</summary>
internal sealed class EncryptedEnd : IServerEnd
{
    public const string ServerName = "server.example";

    private static readonly X509Certificate2 Certificate = Authority.Trusted.ForServerOfRsa(ServerName);
    private readonly FaultyWire _inner;
    private readonly ModelServer _server;
    private readonly SslServerAuthenticationOptions _options;
    private readonly PumpedStream _pump = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _received = new byte[4096];

    // How many octets of the inner were told with how many of these.
    private readonly List<(int Outer, int Inner)> _marks = [];
    private SslStream? _tls;
    private bool _isUp;
    private bool _isOver;

    /// <param name="inner">What is encrypted.</param>
    /// <param name="server">Who waits for the handshake.</param>
    /// <param name="version">Which TLS is spoken.</param>
    /// <param name="first">Whether it begins with the handshake.</param>
    public EncryptedEnd(FaultyWire inner, ModelServer server, SslProtocols version, bool first)
    {
        (_inner, _server) = (inner, server);
        // Each run is to be as long as the other ones.
        _options = new SslServerAuthenticationOptions { ServerCertificate = Certificate, EnabledSslProtocols = version, AllowTlsResume = false };
        if (first)
            BeginHandshake();
    }

    public bool HasHungUp => _pump.IsDrained && (_isOver || _pump.HasEnded);

    /// <summary>How many octets went in clear.</summary>
    public int Clear { get; private set; }

    /// <summary>How many octets went before the first one of a reply was encrypted.</summary>
    public int HandshakeEnd { get; private set; } = int.MaxValue;

    /// <summary>What can be understood of the first so many octets: of the encrypted ones, whole records.</summary>
    public byte[] Understood(int octets) =>
        _inner.Told[..(octets <= Clear ? octets : _marks.LastOrDefault(mark => mark.Outer <= octets, (Outer: Clear, Inner: Clear)).Inner)];

    public int Read(Span<byte> buffer)
    {
        if (_pump.IsDrained && _tls is null)
        {
            int count = Next(buffer);
            Clear += count;
            return count;
        }
        if (_pump.IsDrained && _isUp && Next(_buffer) is > 0 and var length)
        {
            _tls!.Write(_buffer.AsSpan(0, length));
            _marks.Add((Clear + _pump.Written, _inner.Told.Length));
        }
        return _pump.Drain(buffer);
    }

    public void Write(ReadOnlySpan<byte> buffer)
    {
        if (_tls is null && _server.AwaitsHandshake)
            BeginHandshake();
        if (_tls is null)
            _inner.Write(buffer);
        else
            _pump.Feed(buffer);
    }

    public void Dispose()
    {
        _pump.Dispose();
        _inner.Dispose();
    }

    private void BeginHandshake()
    {
        _tls = new SslStream(_pump, leaveInnerStreamOpen: true);
        _ = Serve(_tls);
    }

    private async Task Serve(SslStream tls)
    {
        try
        {
            await tls.AuthenticateAsServerAsync(_options).ConfigureAwait(false);
            _server.AwaitsHandshake = false;
            _isUp = true;
            HandshakeEnd = Clear + _pump.Written;
            while (await tls.ReadAsync(_received).ConfigureAwait(false) is > 0 and var count)
                _inner.Write(_received.AsSpan(0, count));
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client left, or does not trust what it sees.
        }
        finally
        {
            _pump.End();
        }
    }

    private int Next(Span<byte> buffer)
    {
        if (_isOver || _pump.HasEnded || _inner.IsSilent())
            return 0;
        int count = _inner.Read(buffer);
        _isOver = count == 0;
        return count;
    }
}
