using System.ComponentModel;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Sends a command line and the octets behind it, and reads the reply to both. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began, with the number of octets.</param>
    /// <param name="chunk">The octets.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteChunk(SmtpCommandLine line, ReadOnlyMemory<byte> chunk) => Complete(ChunkOver(line, chunk, Blocking()));

    /// <summary>Sends a command line and the octets behind it, and reads the reply to both. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began, with the number of octets.</param>
    /// <param name="chunk">The octets.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteChunkAsync(SmtpCommandLine line, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
        => ChunkOver(line, chunk, Awaiting(cancellationToken));

    // RFC 3030 §2: the octets follow the line at once, and one reply answers both.
    private async ValueTask<SmtpReply> ChunkOver(SmtpCommandLine line, ReadOnlyMemory<byte> chunk, Driver driver)
    {
        using var turn = new Turn(this);
        Connection connection = Accept(line);
        SmtpCommand command = line.Command!;
        bool isLast = (line.Clears & SmtpFacts.Sender) != 0;
        if (isLast)
            CheckEnd(connection.Session);
        if (TakeUnread(driver, connection, line.Command, line.Subject) is { } farewell)
            return farewell;
        Send(connection, line);
        _log.SentOctets(chunk.Length, "content");
        try
        {
            await WriteAsItIs(driver, connection, chunk, Limit(command.BlockTimeout)).ConfigureAwait(false);
            await FlushBlock(driver, connection, Limit(command.BlockTimeout)).ConfigureAwait(false);
        }
        catch (SmtpServerDisconnectedException) when (LastRefusal(connection) is { } refusal)
        {
            return refusal;
        }
        driver.StartClock(Limit(command.Timeout));
        return await (isLast ? ReadFinalReply(driver, connection, command) : ReadReply(driver, connection)).ConfigureAwait(false);
    }

    /// <summary>Refuses to end a message that nobody would answer.</summary>
    private protected virtual void CheckEnd(Session session)
    {
    }
}
