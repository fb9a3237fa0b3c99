using System.Buffers.Text;

namespace SmtpGen.Protocol;

public sealed partial class SmtpCommandLine
{
    /// <summary>A line as a caller wrote it: the verb and its arguments, checked for nothing but controls and length.</summary>
    /// <param name="session">The session that it is for.</param>
    /// <param name="command">What is known of the verb.</param>
    /// <param name="verb">The verb, or all of the line.</param>
    /// <param name="arguments">What follows after a blank.</param>
    internal SmtpCommandLine BeginRaw(Session session, SmtpCommand? command, string verb, string arguments)
    {
        ArgumentNullException.ThrowIfNull(verb, "command");
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentText.RefuseControls(verb, "command");
        ArgumentText.RefuseControls(arguments, nameof(arguments));
        bool inExchange = session.AwaitsResponse;
        Reset(session, command, inExchange ? SmtpLimits.AuthLine : SmtpLimits.CommandLine + (command?.Options.Sum(option => option.LineLength) ?? 0));
        if (verb.Length > 0)
            Argument(verb, "command");
        if (arguments.Length > 0)
            Argument(arguments, nameof(arguments));
        SecretStart = inExchange ? 0 : command?.Exchange == SmtpExchange.Sasl ? AfterSecondWord(_octets.Span) : null;
        Subject = arguments;
        HasEffects = command?.Exchange == SmtpExchange.Reply;
        return this;
    }

    /// <summary>The response to a challenge, in base64 (RFC 4954 §4); null cancels the exchange.</summary>
    /// <returns>False when the line would be too long.</returns>
    internal bool TryResponse(Session session, SmtpCommand command, byte[]? response)
    {
        Reset(session, command, SmtpLimits.AuthLine);
        if (response is null)
        {
            _octets.Append("*"u8);
            return true;
        }
        SecretStart = 0;
        WriteBase64(response);
        return FitsLimit;
    }

    /// <summary>The initial response after the mechanism's name; "=" stands for an empty one (RFC 4954 §4).</summary>
    /// <returns>False, and nothing is written, when the line would be too long: the response then waits for an empty challenge.</returns>
    internal bool TryInitialResponse(byte[] response)
    {
        int before = _octets.Length;
        WriteBlank();
        int secret = _octets.Length;
        if (response.Length == 0)
            _octets.Append("="u8);
        else
            WriteBase64(response);
        if (FitsLimit)
        {
            SecretStart = secret;
            return true;
        }
        _octets.Truncate(before);
        return false;
    }

    // What follows the verb and the mechanism's name, however the caller divided the line; null when nothing does.
    private static int? AfterSecondWord(ReadOnlySpan<byte> line)
    {
        int first = line.IndexOfAny((byte)' ', (byte)'\t') + 1;
        int second = line[first..].IndexOfAny((byte)' ', (byte)'\t') + 1;
        return first > 0 && second > 0 ? first + second : null;
    }

    private bool FitsLimit => _octets.Length + 2 <= _limit;

    private void WriteBase64(byte[] data)
    {
        Span<byte> target = _octets.Reserve(Base64.GetMaxEncodedToUtf8Length(data.Length)).Span;
        Base64.EncodeToUtf8(data, target, out _, out int length);
        _octets.Commit(length);
    }
}
