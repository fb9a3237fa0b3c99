using System.Text;

namespace SmtpGen.Testing;

/// <summary>A reply as the server means it: a code, and lines without codes.</summary>
internal sealed record Reply(int Code, params IReadOnlyList<string> Lines)
{
    public bool IsSuccess => Code / 100 == 2;

    public bool IsIntermediate => Code / 100 == 3;

    /// <summary>The octets of the reply; codes, separators and line ends as in RFC 5321 §4.2.</summary>
    public byte[] ToOctets()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Lines.Count; i++)
            text.Append(Code).Append(i == Lines.Count - 1 ? ' ' : '-').Append(Lines[i]).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
