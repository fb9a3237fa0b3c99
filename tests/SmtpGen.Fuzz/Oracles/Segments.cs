namespace SmtpGen.Fuzz;

/// <summary>Octets, cut into segments as a network may cut them.</summary>
public static class Segments
{
    private const int Longest = 24;

    /// <summary>The segments that a number stands for: all of it, each octet by itself, or pieces of many lengths.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> octets, byte cuts)
    {
        var state = (uint)cuts;
        while (!octets.IsEmpty)
        {
            state = state * 1664525 + 1013904223;
            int length = Math.Min(octets.Length, cuts switch { 0 => octets.Length, 1 => 1, _ => (int)(state >> 16) % Longest + 1 });
            yield return octets[..length];
            octets = octets[length..];
        }
    }
}
