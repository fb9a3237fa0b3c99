using System.Text;

namespace SmtpGen.Fuzz;

/// <summary>Octets as text, in which everything can stand that can stand in a string: what is no UTF-8 becomes half of a surrogate pair.</summary>
public static class AnyText
{
    private const char FirstHalf = '\udc00';

    public static string Of(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        while (!octets.IsEmpty)
        {
            bool isText = Rune.DecodeFromUtf8(octets, out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (isText)
                text.Append(rune.ToString());
            else
                text.Append((char)(FirstHalf + octets[0]));
            octets = octets[(isText ? length : 1)..];
        }
        return text.ToString();
    }
}
