using SmtpGen.Protocol;

namespace SmtpGen.Fuzz;

/// <summary>Replies: the first octet says how they are cut, the others are what the server says.</summary>
internal static class ReplyTarget
{
    private const byte Whole = 0;
    private const byte OctetByOctet = 1;

    public static void Check(byte[] input)
    {
        if (input.Length == 0)
            return;
        byte[] octets = input[1..];
        ReferenceReplies expected = ReferenceReplies.Read(octets);
        foreach (byte cuts in new[] { Whole, OctetByOctet, input[0] })
            CheckCut(octets, cuts, expected);
    }

    private static void CheckCut(byte[] octets, byte cuts, ReferenceReplies expected)
    {
        var session = new Session("client.example");
        var replies = new List<SmtpReply>();
        bool isBroken = false;
        try
        {
            foreach (ReadOnlyMemory<byte> segment in Segments.Of(octets, cuts))
            {
                session.Input.Append(segment.Span);
                while (session.TryTakeReply(out SmtpReply? reply))
                    replies.Add(reply);
            }
        }
        catch (SmtpProtocolException)
        {
            isBroken = true;
        }
        Require.Same(expected.IsBroken, isBroken);
        Require.SameItems(expected.Replies.Select(reply => reply.Code), replies.Select(reply => reply.Code));
        foreach ((ReferenceReplies.Reply due, SmtpReply reply) in expected.Replies.Zip(replies))
        {
            Require.SameItems(due.Lines, reply.Lines);
            Require.Same(string.Join('\n', due.Lines), reply.Text);
            Require.Same(1, new[] { reply.IsSuccess, reply.IsIntermediate, reply.IsTransientFailure, reply.IsPermanentFailure }.Count(kind => kind));
        }
        if (!isBroken)
            Require.Same(expected.Left, session.Input.Length);
    }
}
