namespace SmtpGen.Protocol;

/// <summary>
/// The replies that a server gives again and again: "250 2.1.0 Ok" is one object however often it comes, and its text, once somebody
/// asks for it, one string.
/// </summary>
internal sealed class ReplyCache
{
    // Of one command's replies with one code the last one is kept: so that texts that change from message to message, a queue id in them,
    // do not drive out those that stay.
    private const int Places = 8;
    private const int LongestReply = 256;
    private readonly SmtpReply?[] _replies = new SmtpReply?[Places];
    private int _next;

    /// <summary>The reply that some octets are: a new one, or the same as before.</summary>
    /// <param name="code">The code, as read from the octets.</param>
    /// <param name="octets">The whole reply.</param>
    /// <param name="command">The command that it answers.</param>
    /// <param name="subject">What the command was about.</param>
    public SmtpReply Get(int code, ReadOnlySpan<byte> octets, SmtpCommand? command, string? subject)
    {
        // A success never becomes an exception about its subject; everything else may, so it is only shared where there is none.
        if (octets.Length > LongestReply || !(SmtpReply.IsSuccessCode(code) || subject is null))
            return new SmtpReply(code, octets.ToArray(), command, subject);
        int place = Find(code, command);
        if (_replies[place] is { } known && known.Is(code, command) && known.Octets.SequenceEqual(octets))
            return known;
        return _replies[place] = new SmtpReply(code, octets.ToArray(), command);
    }

    // Where the reply to a command with a code is, or else the place of the one that has been there for longest.
    private int Find(int code, SmtpCommand? command)
    {
        for (int place = 0; place < Places; place++)
        {
            if (_replies[place] is { } reply && reply.Is(code, command))
                return place;
        }
        return _next = (_next + 1) % Places;
    }
}
