using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Fuzz;

/// <summary>The lines of an answer to EHLO, the first of which is a greeting.</summary>
internal static class CapabilityTarget
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static void Check(byte[] input)
    {
        string[] lines = Encoding.Latin1.GetString(input).Split('\n');
        string wire = string.Concat(lines.Select((line, at) => $"{SmtpReplyCode.Ok}{(at < lines.Length - 1 ? '-' : ' ')}{line}\r\n"));
        var reply = new SmtpReply(SmtpReplyCode.Ok, Encoding.Latin1.GetBytes(wire));
        Capabilities offered = Capabilities.Parse(reply);

        Dictionary<string, string[]> expected = Split(reply.Lines);
        Require.SameItems(expected.Keys.Order(StringComparer.Ordinal), offered.Parameters.Keys.Select(key => key.ToUpperInvariant()).Order(StringComparer.Ordinal));
        foreach ((string keyword, string[] words) in expected)
        {
            Require.That(offered.Offers(keyword.ToLowerInvariant()));
            Require.SameItems(words, offered.Words(keyword));
        }
        Require.Same(expected.ContainsKey(SmtpExtension.Pipelining), offered.Pipelining);
        Require.Same(expected.ContainsKey(SmtpExtension.Chunking), offered.Chunking);
    }

    // The keyword is what comes before the first blank or "=", the words are what is between blanks; of lines with one keyword the last one
    // counts, save that those of AUTH are one list.
    private static Dictionary<string, string[]> Split(IEnumerable<string> lines)
    {
        var found = new Dictionary<string, string[]>();
        foreach (string line in lines.Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] < 128 && char.IsLetterOrDigit(line[0])))
        {
            string keyword = line.Split([.. Blanks, '='], 2)[0];
            string rest = line[keyword.Length..];
            string[] words = [.. (rest.Length > 0 ? rest[1..] : "").Trim().Split(Blanks).Where(word => word.Length > 0)];
            keyword = keyword.ToUpperInvariant();
            if (keyword == SmtpExtension.Auth && found.TryGetValue(keyword, out string[]? before))
                words = [.. before, .. words];
            found[keyword] = keyword == SmtpExtension.Auth ? [.. words.DistinctBy(word => word.ToUpperInvariant())] : words;
        }
        return found;
    }
}
