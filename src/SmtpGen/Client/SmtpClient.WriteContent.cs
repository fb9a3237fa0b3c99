using System.Buffers;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

// The content of a transaction, by DATA or by BDAT.
public partial class SmtpClient
{
    // So many chunks may be on their way without their answers, where the server takes commands ahead (RFC 3030 §4.2).
    private const int MostChunksAhead = 8;

    // Longer content does not go out before the server has agreed to it: it might be for nothing.
    private const int LongestEager = 64 * 1024;

    private ByteBuffer? _chunk;

    /// <summary>Where the answers to the content are kept where each recipient has its own; null where there is one for all.</summary>
    private protected virtual List<SmtpReply>? FinalsForEach => null;

    private void KeepAnswers(MailTransaction mail)
    {
        FinalsForEach?.Clear();
        FinalsForEach?.AddRange(mail.Finals);
    }

    /// <summary>Whether the content goes out before MAIL and RCPT are answered. How many answers LMTP gives is not known before.</summary>
    private bool IsEager(MailTransaction mail) => _options.Chunking == SmtpChunking.Eager && mail.IsChunked && FinalsForEach is null
        && mail.Content.Stream is null && mail.Content.Octets.Length <= LongestEager && IsWhole(mail);

    /// <summary>
    /// Writes the content of a transaction once its commands are answered, up to the end, of which the last block is not sent yet. Where the
    /// server waits for content that it must not get, a dot alone ends it (RFC 2920 §3.1).
    /// </summary>
    private async ValueTask WriteContent(Driver driver, Connection connection, MailTransaction mail)
    {
        if (mail.MayHaveContent)
        {
            SmtpCommand command = mail.IsChunked ? SmtpCommands.Bdat : SmtpCommands.Data;
            if (TakeUnread(driver, connection, command) is { } farewell)
            {
                mail.AskNext();
                mail.Take(farewell);
                return;
            }
            await WriteWanted(driver, connection, mail).ConfigureAwait(false);
        }
        else if (mail.IsContentAwaited && FinalsForEach is null)
            WriteEnd(connection, mail, ".\r\n"u8);
        else if (mail.IsContentAwaited)
        {
            // It would go to nobody, and nobody would answer it (RFC 2033 §4.2).
            connection.Dispose();
            mail.Break();
        }
    }

    private async ValueTask WriteWanted(Driver driver, Connection connection, MailTransaction mail)
    {
        try
        {
            if (!mail.IsChunked)
            {
                await WriteStuffed(driver, connection, mail.Content).ConfigureAwait(false);
                WriteEnd(connection, mail, []);
            }
            else if (IsWhole(mail))
                await WriteWhole(driver, connection, mail).ConfigureAwait(false);
            else
                await WritePieces(driver, connection, mail).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The server waits for the end of the content, and would take whatever comes next as part of it.
            connection.Dispose();
            if (e is SmtpServerDisconnectedException)
                TakeLastReplies(connection, mail);
            throw;
        }
    }

    // Whether the content is one chunk: what is in memory and goes out as it is.
    private static bool IsWhole(MailTransaction mail) => mail.IsBinary ? mail.Content.Stream is null : mail.Content.IsClean;

    private void WriteEnd(Connection connection, MailTransaction mail, ReadOnlySpan<byte> end)
    {
        connection.Session.Output.Append(end);
        int count = FinalsForEach is null ? 1 : mail.Accepted;
        for (int at = 0; at < count; at++)
            connection.Session.Expect(SmtpCommands.Data);
        mail.AskFinal(count);
        _flight.Enqueue(mail);
    }

    private async ValueTask WriteWhole(Driver driver, Connection connection, MailTransaction mail)
    {
        AnnounceChunk(connection, mail, mail.Content.Octets, isLast: true);
        await WriteAsItIs(driver, connection, mail.Content.Octets, Limit(SmtpCommands.Bdat.BlockTimeout)).ConfigureAwait(false);
    }

    private async ValueTask WritePieces(Driver driver, Connection connection, MailTransaction mail)
    {
        ByteBuffer chunk = _chunk ??= new ByteBuffer(BlockSize + 2 * PieceSize);
        chunk.Clear();
        Content content = mail.Content;
        byte[]? buffer = content.Stream is null ? null : ArrayPool<byte>.Shared.Rent(PieceSize);
        var lineEnds = new LineEnds(doublesDots: false);
        long total = 0;
        try
        {
            while (true)
            {
                int length = await NextPiece(driver, content, total, buffer).ConfigureAwait(false);
                if (length == 0)
                    break;
                if (chunk.Length >= BlockSize && !await SendChunk(driver, connection, mail, chunk).ConfigureAwait(false))
                    return;
                ReadOnlySpan<byte> piece = PieceAt(content, total, buffer, length);
                total += length;
                if (mail.IsBinary)
                    chunk.Append(piece);
                else
                    lineEnds.Append(piece, chunk);
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
        if (!mail.IsBinary)
            lineEnds.Finish(chunk);
        WriteChunk(connection, mail, chunk.Memory, isLast: true);
    }

    /// <summary>Sends a chunk that is not the last one.</summary>
    /// <returns>Whether another one may follow: not once one was refused (RFC 3030 §2).</returns>
    private async ValueTask<bool> SendChunk(Driver driver, Connection connection, MailTransaction mail, ByteBuffer chunk)
    {
        WriteChunk(connection, mail, chunk.Memory, isLast: false);
        chunk.Clear();
        await FlushBlock(driver, connection, Limit(SmtpCommands.Bdat.BlockTimeout)).ConfigureAwait(false);
        int ahead = Pipelines && FinalsForEach is null ? MostChunksAhead : 0;
        while (mail.Owed > ahead && !connection.IsClosed)
            Dispatch(await NextReply(driver, connection).ConfigureAwait(false));
        if (!mail.IsContentRefused)
            return true;
        await Collect(driver, connection, mail).ConfigureAwait(false);
        return false;
    }

    /// <summary>Writes a chunk with its command line.</summary>
    private void WriteChunk(Connection connection, MailTransaction mail, ReadOnlyMemory<byte> chunk, bool isLast)
    {
        AnnounceChunk(connection, mail, chunk, isLast);
        connection.Session.Output.Append(chunk.Span);
    }

    /// <summary>Writes the command line of a chunk, which the octets have to follow.</summary>
    private void AnnounceChunk(Connection connection, MailTransaction mail, ReadOnlyMemory<byte> chunk, bool isLast)
    {
        Session session = connection.Session;
        int start = session.Output.Length;
        Join(session, ComposeBdat(chunk, isLast));
        _log.SentLines(session.Output.Span[start..]);
        _log.SentOctets(chunk.Length, "content");
        if (isLast)
        {
            int count = FinalsForEach is null ? 1 : mail.Accepted;
            for (int at = 1; at < count; at++)
                session.Expect(SmtpCommands.Bdat);
            mail.AskFinal(count);
        }
        else
            mail.AskChunk();
        if (_flight.Count == 0 || !_flight.Contains(mail))
            _flight.Enqueue(mail);
    }
}
