using System.Collections.Concurrent;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>What a server offers to protect a session with: TLS, and the ways to log in. Who sits between it and the client can take it out of a reply in clear.</summary>
/// <param name="IsEncrypted">Whether the offer was made inside TLS.</param>
/// <param name="HasStartTls">Whether it offers to encrypt.</param>
/// <param name="Mechanisms">The mechanisms of a login.</param>
internal sealed record Protection(bool IsEncrypted, bool HasStartTls, string[] Mechanisms)
{
    // Whoever talks to more hosts than these begins anew.
    private const int MostHosts = 1024;

    private static readonly ConcurrentDictionary<(string Host, int Port, bool IsEncrypted), Protection> Remembered = new();

    public static Protection Of(Session session) => new(
        (session.Facts & SmtpFacts.Tls) != 0,
        session.Capabilities.Offers(SmtpExtension.StartTls),
        session.Capabilities.Words(SmtpExtension.Auth));

    /// <summary>What a host offered the last time, in the same circumstances; it is this from now on.</summary>
    public Protection? Remember(string host, int port)
    {
        if (Remembered.Count >= MostHosts)
            Remembered.Clear();
        (string, int, bool) key = (host.ToLowerInvariant(), port, IsEncrypted);
        Remembered.TryGetValue(key, out Protection? before);
        Remembered[key] = this;
        return before;
    }

    /// <summary>What was offered before and is not now, in words of EHLO; nothing where the circumstances differ.</summary>
    public IEnumerable<string> Lacks(Protection before)
    {
        if (before.IsEncrypted != IsEncrypted)
            yield break;
        if (before.HasStartTls && !HasStartTls)
            yield return SmtpExtension.StartTls;
        foreach (string mechanism in before.Mechanisms.Except(Mechanisms, StringComparer.OrdinalIgnoreCase))
            yield return $"{SmtpExtension.Auth} {mechanism}";
    }
}
