using System.Globalization;
using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>Writes the talk with the server, a line each: "C: …" for the client, "S: …" for the server, "!: …" for what is suspect. It never writes a secret.</summary>
internal sealed class ProtocolLog(TextWriter? writer)
{
    private const string Hidden = "********";

    public int DebugLevel { get; set; }

    private bool IsOn => writer is not null || DebugLevel > 0;

    public void Sent(SmtpCommandLine line)
    {
        if (!IsOn)
            return;
        ReadOnlySpan<byte> octets = line.Octets[..^2];
        string text = Encoding.UTF8.GetString(octets[..(line.SecretStart ?? octets.Length)]);
        Write("C: ", line.SecretStart is null ? text : text + Hidden);
    }

    /// <summary>Lines without a secret, as they were written.</summary>
    public void SentLines(ReadOnlySpan<byte> lines)
    {
        if (!IsOn)
            return;
        for (int end; (end = lines.IndexOf("\r\n"u8)) >= 0; lines = lines[(end + 2)..])
            Write("C: ", Encoding.UTF8.GetString(lines[..end]));
    }

    public void SentOctets(long count, string what)
    {
        if (IsOn)
            Write("C: ", string.Create(CultureInfo.InvariantCulture, $"({count} octets of {what})"));
    }

    /// <summary>What is neither side's word.</summary>
    public void Noted(string text)
    {
        if (IsOn)
            Write("!: ", text);
    }

    public void Received(SmtpReply reply)
    {
        if (!IsOn)
            return;
        for (int at = 0; at < reply.Lines.Count; at++)
            Write("S: ", string.Create(CultureInfo.InvariantCulture, $"{reply.Code}{(at + 1 < reply.Lines.Count ? '-' : ' ')}{reply.Lines[at]}"));
    }

    // A control character of the server's could begin a line of its own here, and pass for one of ours.
    private void Write(string side, string text)
    {
        text = string.Create(text.Length, text, static (shown, source) =>
        {
            for (int at = 0; at < shown.Length; at++)
                shown[at] = char.IsControl(source[at]) && source[at] != '\t' ? '?' : source[at];
        });
        writer?.WriteLine(side + text);
        if (DebugLevel > 0)
            Console.Error.WriteLine(DebugLevel > 1 ? string.Create(CultureInfo.InvariantCulture, $"{TimeOnly.FromDateTime(DateTime.Now):HH:mm:ss.ffffff} {side}{text}") : side + text);
    }
}
