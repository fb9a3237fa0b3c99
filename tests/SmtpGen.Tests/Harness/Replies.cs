using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Harness;

/// <summary>The core of the protocol alone: octets in, replies out.</summary>
internal static class Replies
{
    /// <summary>Reads the replies out of segments (octets as Latin-1).</summary>
    public static List<SmtpReply> Read(params string[] segments) => Read(segments, out _);

    /// <param name="segments">What comes, piece by piece.</param>
    /// <param name="left">What no reply took.</param>
    public static List<SmtpReply> Read(IEnumerable<string> segments, out string left)
    {
        var session = new Session("client.example");
        var replies = new List<SmtpReply>();
        foreach (string segment in segments)
        {
            session.Input.Append(Encoding.Latin1.GetBytes(segment));
            while (session.TryTakeReply(out SmtpReply? reply))
                replies.Add(reply);
        }
        left = Encoding.Latin1.GetString(session.Input.Span);
        return replies;
    }

    /// <summary>Each octet a segment of its own.</summary>
    public static IEnumerable<string> ByteByByte(string wire) => wire.Select(octet => octet.ToString());
}
