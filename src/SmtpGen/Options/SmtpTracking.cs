using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>What lets the holder of a secret ask where a message is: the value of the option MTRK.</summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc3885#section-3">RFC 3885 §3</see>. The server is given a hash of the secret only; who wants
/// to know where the message is shows the secret itself. The base64 goes without its padding, for which an option has no room.
/// </remarks>
public sealed record SmtpTracking : ISmtpOptionValue<SmtpTracking>
{
    // What a hash of 128 and one of 160 bits are in base64 without padding: the RFC speaks of either.
    private const int ShortestCertifier = 22;
    private const int LongestCertifier = 27;
    private const long LongestSeconds = 999_999_999;
    private const char Padding = '=';

    private static readonly SearchValues<char> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Makes the value from the hash of a secret.</summary>
    /// <param name="certifier">The hash in base64, with or without padding.</param>
    /// <param name="timeout">How long the server keeps what it knows, in whole seconds: a fraction is cut off; null for as long as it likes.</param>
    /// <exception cref="ArgumentException">The certifier is not base64 of a hash.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or has more than nine digits in seconds.</exception>
    public SmtpTracking(string certifier, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(certifier);
        Certifier = certifier.TrimEnd(Padding);
        if (!IsCertifier(Certifier))
            throw new ArgumentException($"A certifier is a hash in base64, of {ShortestCertifier} to {LongestCertifier} characters without padding; {nameof(FromSecret)} makes it.", nameof(certifier));
        if (timeout is { } time)
        {
            long seconds = time.Ticks / TimeSpan.TicksPerSecond;
            if (seconds is < 0 or > LongestSeconds)
                throw new ArgumentOutOfRangeException(nameof(timeout), timeout, $"The time is from 0 to {LongestSeconds} seconds.");
            Timeout = TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond);
        }
    }

    /// <summary>The hash of the secret, in base64 without padding.</summary>
    public string Certifier { get; }

    /// <summary>How long the server keeps what it knows; null for as long as it likes.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Makes the value from the secret itself, of which the server is given the hash only.</summary>
    /// <param name="secret">What has to be shown to ask where the message is: random octets, 16 of them or more.</param>
    /// <param name="timeout">How long the server keeps what it knows, in whole seconds; null for as long as it likes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or has more than nine digits in seconds.</exception>
    public static SmtpTracking FromSecret(ReadOnlySpan<byte> secret, TimeSpan? timeout = null)
        => new(Convert.ToBase64String(SHA1.HashData(secret)), timeout);

    /// <summary>Reads a value such as "BeXr2dWQjMkhUCHwis+8S1hXHFw:86400"; null when the text is none.</summary>
    public static SmtpTracking? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':');
        string certifier = colon < 0 ? text : text[..colon];
        if (!IsCertifier(certifier))
            return null;
        if (colon < 0)
            return new(certifier);
        return long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= LongestSeconds
            ? new(certifier, TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>The value as it goes over the wire.</summary>
    public string ToWire()
        => Timeout is { } time ? $"{Certifier}:{(time.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture)}" : Certifier;

    /// <inheritdoc/>
    public override string ToString() => ToWire();

    private static bool IsCertifier(string text)
        => text.Length is >= ShortestCertifier and <= LongestCertifier && !text.AsSpan().ContainsAnyExcept(Base64);
}
