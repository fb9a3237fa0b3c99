using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication.ExtendedProtection;

namespace SmtpGen;

/// <summary>
/// The channel binding of the type tls-server-end-point: a hash of the server's certificate (RFC 5929 §4). The framework offers tls-unique
/// too, which does not exist in TLS 1.3 and binds nothing in a session that was resumed, and does not offer tls-exporter (RFC 9266).
/// </summary>
internal static class ServerEndPointBinding
{
    /// <summary>The binding of a connection; empty without TLS.</summary>
    public static byte[] Of(Stream stream)
    {
        using ChannelBinding? binding = (stream as SslStream)?.TransportContext.GetChannelBinding(ChannelBindingKind.Endpoint);
        if (binding is null || binding.IsInvalid)
            return [];
        var octets = new byte[binding.Size];
        Marshal.Copy(binding.DangerousGetHandle(), octets, 0, octets.Length);
        // A header of the platform's, the type, and then what mechanisms mean by the binding.
        ReadOnlySpan<byte> type = "tls-server-end-point:"u8;
        int start = octets.AsSpan().IndexOf(type);
        return start < 0 ? [] : octets[(start + type.Length)..];
    }
}
