using System.Buffers;

namespace SmtpGen.Testing;

/// <summary>Octets from a client, up to a limit; what goes beyond is counted as overflow and not kept.</summary>
internal sealed class BoundedBuffer(int limit)
{
    private readonly ArrayBufferWriter<byte> _octets = new();

    public bool HasOverflowed { get; private set; }

    public ReadOnlyMemory<byte> Octets => _octets.WrittenMemory;

    public void Append(ReadOnlySpan<byte> octets)
    {
        int room = limit - _octets.WrittenCount;
        if (octets.Length > room)
        {
            HasOverflowed = true;
            octets = octets[..room];
        }

        _octets.Write(octets);
    }
}
