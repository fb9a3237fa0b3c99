namespace SmtpGen;

/// <summary>What a mechanism may know of the connection that its exchange goes over.</summary>
public sealed class SaslContext
{
    /// <summary>The server's name as the caller gave it; null over a given stream.</summary>
    public string? Host { get; init; }

    /// <summary>The server's port; 0 over a given stream.</summary>
    public int Port { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>The mechanisms that the server offers; none where it was not asked by EHLO.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>The channel binding of the type tls-server-end-point, a hash of the server's certificate (RFC 5929 §4); empty where there is none.</summary>
    public ReadOnlyMemory<byte> ServerEndPoint { get; init; }

    /// <summary>Whether the server offers a mechanism, by its name in any case.</summary>
    /// <param name="mechanism">The registered name.</param>
    public bool Offers(string mechanism) => Offered.Contains(mechanism, StringComparer.OrdinalIgnoreCase);
}
