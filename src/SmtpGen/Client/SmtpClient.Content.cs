using System.Buffers;
using System.ComponentModel;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    // Content goes out in blocks: so long a piece is taken at a time, and so much is gathered for one write. A write costs both sides a
    // change of processes; on the other hand each has the time of a block, in which a slow line must get it through.
    private const int PieceSize = 16 * 1024;
    private const int BlockSize = 256 * 1024;

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteContent(SmtpCommandLine line, string message) => Complete(ContentOver(line, Content.Of(message), Blocking()));

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteContent(SmtpCommandLine line, ReadOnlyMemory<byte> message) => Complete(ContentOver(line, Content.Of(message), Blocking()));

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteContent(SmtpCommandLine line, Stream message) => Complete(ContentOver(line, Content.Of(message), Blocking()));

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteContentAsync(SmtpCommandLine line, string message, CancellationToken cancellationToken)
        => ContentOver(line, Content.Of(message), Awaiting(cancellationToken));

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteContentAsync(SmtpCommandLine line, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        => ContentOver(line, Content.Of(message), Awaiting(cancellationToken));

    /// <summary>Sends a command line, the content that the server then asks for, and reads the reply to that. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="message">The content.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteContentAsync(SmtpCommandLine line, Stream message, CancellationToken cancellationToken)
        => ContentOver(line, Content.Of(message), Awaiting(cancellationToken));

    private async ValueTask<SmtpReply> ContentOver(SmtpCommandLine line, Content content, Driver driver)
    {
        using var turn = new Turn(this);
        return await ExchangeContent(driver, line, content).ConfigureAwait(false);
    }

    /// <summary>A command, its content, and the reply to that. No octet of the content goes out unless the server asked for it.</summary>
    private async ValueTask<SmtpReply> ExchangeContent(Driver driver, SmtpCommandLine line, Content content)
    {
        SmtpCommand command = line.Command!;
        Connection connection = Connected();
        SmtpReply reply = await Exchange(driver, line, hasEffects: false).ConfigureAwait(false);
        if (reply.Code != SmtpReplyCode.StartMailInput)
            throw reply.ToException();
        try
        {
            await WriteStuffed(driver, connection, content).ConfigureAwait(false);
            await FlushBlock(driver, connection, Limit(command.BlockTimeout)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The server waits for the end of the content, and would take whatever comes next as part of it.
            connection.Dispose();
            connection.Session.Expect(command);
            if (e is SmtpServerDisconnectedException && LastRefusal(connection) is { } refusal)
                return refusal;
            throw;
        }
        connection.Session.Expect(command);
        driver.StartClock(Limit(command.FinalTimeout));
        return await ReadFinalReply(driver, connection, command).ConfigureAwait(false);
    }

    /// <summary>Reads what answers a message that is complete; one reply is expected already.</summary>
    private protected virtual ValueTask<SmtpReply> ReadFinalReply(Driver driver, Connection connection, SmtpCommand command) => ReadReply(driver, connection);

    /// <summary>Writes the content of a message as DATA has it, with its end, and sends all of it but the last block.</summary>
    private async ValueTask WriteStuffed(Driver driver, Connection connection, Content content)
    {
        if (!content.NeedsNoStuffing)
        {
            await WriteMended(driver, connection, content).ConfigureAwait(false);
            return;
        }
        await WriteAsItIs(driver, connection, content.Octets, Limit(SmtpCommands.Data.BlockTimeout)).ConfigureAwait(false);
        connection.Session.Output.Append(".\r\n"u8);
        _log.SentOctets(content.Octets.Length, "content");
    }

    /// <summary>Sends octets from where they are. The last block waits in the output for what follows it, and the first one goes with what is there.</summary>
    private static async ValueTask WriteAsItIs(Driver driver, Connection connection, ReadOnlyMemory<byte> octets, TimeSpan limit)
    {
        Session session = connection.Session;
        if (session.Output.Length > 0 && session.Output.Length + octets.Length > BlockSize)
        {
            int length = Math.Max(0, Math.Min(BlockSize - session.Output.Length, octets.Length));
            session.Output.Append(octets.Span[..length]);
            octets = octets[length..];
            await FlushBlock(driver, connection, limit).ConfigureAwait(false);
        }
        for (; octets.Length > BlockSize; octets = octets[BlockSize..])
        {
            driver.StartClock(limit);
            await driver.Send(connection, octets[..BlockSize]).ConfigureAwait(false);
            session.SentBeside(BlockSize);
        }
        session.Output.Append(octets.Span);
    }

    private async ValueTask WriteMended(Driver driver, Connection connection, Content content)
    {
        ByteBuffer output = connection.Session.Output;
        byte[]? buffer = content.Stream is null ? null : ArrayPool<byte>.Shared.Rent(PieceSize);
        var stuffer = new DotStuffer();
        long total = 0;
        try
        {
            while (true)
            {
                int length = await NextPiece(driver, content, total, buffer).ConfigureAwait(false);
                if (length == 0)
                    break;
                if (output.Length >= BlockSize)
                    await FlushBlock(driver, connection, Limit(SmtpCommands.Data.BlockTimeout)).ConfigureAwait(false);
                stuffer.Append(PieceAt(content, total, buffer, length), output);
                total += length;
            }
        }
        catch (OperationCanceledException)
        {
            // The stream may have been left behind in the middle of a read, and writes to the buffer yet.
            buffer = null;
            throw;
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
        stuffer.Finish(output);
        _log.SentOctets(total, "content");
    }

    /// <summary>The length of the next piece of a content; 0 at its end.</summary>
    /// <param name="driver">What reads from a stream.</param>
    /// <param name="content">The content.</param>
    /// <param name="start">How much of it was taken already.</param>
    /// <param name="buffer">What a stream is read into; null for content in memory.</param>
    private static ValueTask<int> NextPiece(Driver driver, Content content, long start, byte[]? buffer)
        => buffer is null ? new((int)Math.Min(PieceSize, content.Octets.Length - start)) : driver.ReadContent(content.Stream!, buffer);

    private static ReadOnlySpan<byte> PieceAt(Content content, long start, byte[]? buffer, int length)
        => buffer is null ? content.Octets.Span.Slice((int)start, length) : buffer.AsSpan(0, length);

    private static ValueTask FlushBlock(Driver driver, Connection connection, TimeSpan limit)
    {
        driver.StartClock(limit);
        return driver.Flush(connection);
    }
}
