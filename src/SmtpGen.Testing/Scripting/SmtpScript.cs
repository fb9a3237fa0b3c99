using System.Text;

namespace SmtpGen.Testing;

/// <summary>
/// What an <see cref="SmtpTestServer"/> does in place of its usual reply, at one place of the session: another reply, other octets,
/// later, cut short, or nothing at all. The members add up: <c>server.On(SmtpVerb.Rcpt).Nth(2).Reply(SmtpReplyCode.MailboxBusy, "busy")</c>.
/// Write a script before the client gets to its place.
/// </summary>
/// <remarks>
/// A script comes before the server's own judgement, so it may also accept what is out of order. What follows from a reply follows from a
/// scripted one too: after a scripted 250 to MAIL a transaction is open, after a scripted 354 to DATA the server reads content, and a
/// message counts as received unless the reply to its content is a refusal, even if the client never gets to see that reply.
/// </remarks>
public sealed class SmtpScript
{
    /// <summary>For <see cref="Close"/>, <see cref="Reset"/> and <see cref="Stall"/>: after the whole reply.</summary>
    public const int WholeReply = int.MaxValue;

    private int _occurrence;
    private int _seen;

    internal SmtpScript(string verb, bool isContinuation)
    {
        Verb = verb;
        IsContinuation = isContinuation;
    }

    internal string Verb { get; }

    internal bool IsContinuation { get; }

    internal Reply? Replacement { get; private set; }

    internal byte[]? RawOctets { get; private set; }

    internal byte[] Appendix { get; private set; } = [];

    internal TimeSpan Wait { get; private set; }

    internal TimeSpan? Pace { get; private set; }

    internal Ending Ending { get; private set; }

    internal int Cut { get; private set; } = WholeReply;

    /// <summary>Applies only the <paramref name="occurrence"/>th time that the server gets to this place, counted from 1 over all sessions from now on.</summary>
    /// <param name="occurrence">Which time; without this member, every time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public SmtpScript Nth(int occurrence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(occurrence, 1);
        _occurrence = occurrence;
        return this;
    }

    /// <summary>Replies so.</summary>
    /// <param name="code">Three digits; a constant of <see cref="SmtpReplyCode"/> is best.</param>
    /// <param name="lines">The lines without code and line end; none is one empty line.</param>
    /// <exception cref="ArgumentException">The code has not three digits, or a line holds a line end (use <see cref="Raw(string)"/>).</exception>
    public SmtpScript Reply(int code, params string[] lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (code is < 100 or > 999)
            throw new ArgumentOutOfRangeException(nameof(code), code, "A reply code has three digits; use Raw for what is not a reply.");
        if (lines.Any(line => line.AsSpan().IndexOfAny('\r', '\n') >= 0))
            throw new ArgumentException("A line of a reply holds no line end; pass several lines, or use Raw.", nameof(lines));

        Replacement = new Reply(code, lines is [] ? [""] : lines);
        return this;
    }

    /// <summary>Sends these octets in place of the reply, whatever they are. The server goes on as if nothing had been decided.</summary>
    /// <param name="octets">What to send.</param>
    public SmtpScript Raw(ReadOnlyMemory<byte> octets)
    {
        RawOctets = octets.ToArray();
        return this;
    }

    /// <inheritdoc cref="Raw(ReadOnlyMemory{byte})"/>
    /// <param name="text">What to send, in UTF-8.</param>
    public SmtpScript Raw(string text) => Raw(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends these octets right behind the reply, in the same write: a reply that nobody asked for.</summary>
    /// <param name="text">What to send, in UTF-8.</param>
    public SmtpScript Append(string text)
    {
        Appendix = Encoding.UTF8.GetBytes(text);
        return this;
    }

    /// <summary>Replies later.</summary>
    /// <param name="time">How much later.</param>
    public SmtpScript Delay(TimeSpan time)
    {
        Wait = time;
        return this;
    }

    /// <summary>Sends the reply octet by octet, each in a write of its own.</summary>
    /// <param name="pause">The pause before each octet; zero for none.</param>
    public SmtpScript Drip(TimeSpan pause)
    {
        Pace = pause;
        return this;
    }

    /// <summary>Closes the connection: in place of the reply, or in its middle, or after it.</summary>
    /// <param name="after">How many octets of the reply go out first; <see cref="WholeReply"/> for all.</param>
    public SmtpScript Close(int after = 0) => End(Ending.Close, after);

    /// <summary>Resets the connection, as <see cref="Close"/> closes it.</summary>
    /// <inheritdoc cref="Close"/>
    public SmtpScript Reset(int after = 0) => End(Ending.Reset, after);

    /// <summary>Falls silent, and says nothing more until the client leaves.</summary>
    /// <inheritdoc cref="Close"/>
    public SmtpScript Stall(int after = 0) => End(Ending.Stall, after);

    /// <summary>Whether the script is for this place; counts the times.</summary>
    internal bool Matches(string verb, bool isContinuation)
    {
        if (isContinuation != IsContinuation || !verb.Equals(Verb, StringComparison.OrdinalIgnoreCase)) return false;

        _seen++;
        return _occurrence == 0 || _occurrence == _seen;
    }

    private SmtpScript End(Ending ending, int after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        Ending = ending;
        Cut = after;
        return this;
    }
}

/// <summary>How a script ends the talk.</summary>
internal enum Ending
{
    None,
    Close,
    Reset,
    Stall,
}
