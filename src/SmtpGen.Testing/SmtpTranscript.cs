using System.Buffers;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>
/// What went over one connection, byte for byte and in the order in which the server saw it. Secrets are not hidden: tests want to see them.
/// </summary>
public sealed class SmtpTranscript
{
    private readonly object _gate = new();
    private readonly List<(bool FromClient, ArrayBufferWriter<byte> Octets)> _turns = [];
    private int _room;

    internal SmtpTranscript(int limit) => _room = limit;

    /// <summary>Whether the transcript reached its limit, so that what came later is missing.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Every octet that the client sent, whether the server made sense of it or not.</summary>
    public byte[] FromClient => Octets(fromClient: true);

    /// <summary>Every octet that the server sent.</summary>
    public byte[] FromServer => Octets(fromClient: false);

    /// <summary>One line for each line of the talk, "C: " before the client's and "S: " before the server's; controls are written as \xNN.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach ((bool fromClient, ArrayBufferWriter<byte> octets) in _turns)
                AppendLines(text, fromClient ? "C: " : "S: ", octets.WrittenSpan);
        }

        return text.ToString();
    }

    internal void Add(bool fromClient, ReadOnlySpan<byte> octets)
    {
        lock (_gate)
        {
            if (octets.Length > _room)
            {
                IsTruncated = true;
                octets = octets[.._room];
            }

            if (octets.IsEmpty) return;

            _room -= octets.Length;
            if (_turns.Count == 0 || _turns[^1].FromClient != fromClient)
                _turns.Add((fromClient, new ArrayBufferWriter<byte>()));
            _turns[^1].Octets.Write(octets);
        }
    }

    private byte[] Octets(bool fromClient)
    {
        lock (_gate)
            return [.. _turns.Where(turn => turn.FromClient == fromClient).SelectMany(turn => turn.Octets.WrittenMemory.ToArray())];
    }

    private static void AppendLines(StringBuilder text, string side, ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            int length = octets.IndexOf("\r\n"u8);
            ReadOnlySpan<byte> line = length < 0 ? octets : octets[..length];
            octets = length < 0 ? [] : octets[(length + 2)..];

            text.Append(side);
            foreach (char c in Encoding.UTF8.GetString(line))
            {
                if (char.IsControl(c)) text.Append($"\\x{(int)c:X2}");
                else text.Append(c);
            }

            text.Append('\n');
        }
    }
}
