using System.Text;
using System.Text.RegularExpressions;

namespace SmtpGen.Fuzz;

/// <summary>A reader of replies as simple as can be: the lines are split, and each is held against the grammar.</summary>
public sealed partial class ReferenceReplies
{
    private readonly List<Reply> _replies = [];

    /// <summary>The replies that are complete, and come before what is none.</summary>
    public IReadOnlyList<Reply> Replies => _replies;

    /// <summary>Whether what follows them is no reply, whatever comes after it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How many octets belong to no complete reply.</summary>
    public int Left { get; private set; }

    public static ReferenceReplies Read(byte[] octets)
    {
        var result = new ReferenceReplies();
        int start = 0, at = 0;
        var lines = new List<Match>();
        while (true)
        {
            int end = Array.IndexOf(octets, (byte)'\n', at) + 1;
            int reached = end == 0 ? octets.Length : end;
            result.Left = octets.Length - start;
            result.IsBroken = reached - at > SmtpLimits.ReplyLine || reached - start > SmtpLimits.Reply;
            if (result.IsBroken || end == 0)
                return result;
            Match line = Line().Match(Encoding.Latin1.GetString(octets, at, end - at));
            result.IsBroken = !line.Success || (lines.Count > 0 && line.Groups[1].Value != lines[0].Groups[1].Value);
            if (result.IsBroken)
                return result;
            lines.Add(line);
            at = end;
            if (line.Groups[2].Value == "-")
                continue;
            result._replies.Add(new Reply(int.Parse(line.Groups[1].ValueSpan), [.. lines.Select(one => TextOf(one.Groups[3].Value))]));
            lines.Clear();
            start = at;
        }
    }

    /// <summary>Text that is UTF-8 where what it decodes to is encoded as it was; else Latin-1.</summary>
    private static string TextOf(string latin)
    {
        byte[] octets = Encoding.Latin1.GetBytes(latin);
        string text = Encoding.UTF8.GetString(octets);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(octets) ? text : latin;
    }

    [GeneratedRegex(@"\A([2-5][0-9][0-9])(?:([ -])(.*?))?\r?\n\z", RegexOptions.Singleline)]
    private static partial Regex Line();

    /// <param name="Code">The code.</param>
    /// <param name="Lines">What follows it in each line.</param>
    public sealed record Reply(int Code, IReadOnlyList<string> Lines)
    {
        public override string ToString() => $"{Code} {string.Join('|', Lines)}";
    }
}
