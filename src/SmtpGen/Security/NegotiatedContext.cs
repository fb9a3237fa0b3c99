using System.Buffers;
using System.Net.Security;

namespace SmtpGen;

/// <summary>The system's security library, through the framework.</summary>
internal sealed class NegotiatedContext(NegotiateAuthenticationClientOptions options) : ISecurityContext
{
    private readonly NegotiateAuthentication _negotiation = new(options);

    // IsAuthenticated of the framework is true after some failures too.
    public bool IsComplete { get; private set; }

    public byte[]? Step(ReadOnlySpan<byte> token, out string? problem)
    {
        try
        {
            byte[]? next = _negotiation.GetOutgoingBlob(token, out NegotiateAuthenticationStatusCode status);
            IsComplete = status == NegotiateAuthenticationStatusCode.Completed;
            problem = IsComplete || status == NegotiateAuthenticationStatusCode.ContinueNeeded ? null : status.ToString();
            return next;
        }
        catch (Exception e) when (token.Length > 0)
        {
            // The framework's own NTLM throws whatever it runs into where a server's token is cut short (ArgumentOutOfRangeException, say).
            problem = e.GetType().Name;
            return null;
        }
    }

    public byte[] Wrap(ReadOnlySpan<byte> octets)
    {
        var wrapped = new ArrayBufferWriter<byte>();
        NegotiateAuthenticationStatusCode status = _negotiation.Wrap(octets, wrapped, requestEncryption: false, out _);
        return status == NegotiateAuthenticationStatusCode.Completed ? wrapped.WrittenSpan.ToArray() : throw new InvalidOperationException($"The security library cannot sign: {status}.");
    }

    public byte[]? Unwrap(ReadOnlySpan<byte> octets)
    {
        var unwrapped = new ArrayBufferWriter<byte>();
        return _negotiation.Unwrap(octets, unwrapped, out _) == NegotiateAuthenticationStatusCode.Completed ? unwrapped.WrittenSpan.ToArray() : null;
    }

    public void Dispose() => _negotiation.Dispose();
}
