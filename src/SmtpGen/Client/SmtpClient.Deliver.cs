using System.Runtime.CompilerServices;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    // As many as were under way at a time.
    private readonly Stack<MailTransaction> _spareMails = new();

    /// <summary>
    /// Whether the server may have the message of the last SendMail that began, though it did not say so: all of it was written, and the connection was lost or given
    /// up before the answer (RFC 5321 §4.1.1.4). Sent again, such a message may arrive twice; one that neither was accepted nor may have been sent arrives only if
    /// it is sent again. <see cref="SendMany(IEnumerable{SmtpMessage})"/> tells the same of each message.
    /// </summary>
    public bool MayHaveSent { get; private set; }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SmtpSendResult> DeliverOver(Envelope envelope, Content content, Driver driver)
    {
        MayHaveSent = false;
        using var turn = new Turn(this);
        return await Deliver(driver, envelope, content).ConfigureAwait(false);
    }

    /// <summary>One mail transaction (RFC 5321 §3.3). After a refusal it is dropped by RSET, whose own failure never hides the refusal.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SmtpSendResult> Deliver(Driver driver, Envelope envelope, Content content)
    {
        if (!HasHello)
            envelope.Check();
        await Introduce(driver).ConfigureAwait(false);
        MailTransaction mail = Begin(envelope, content);
        try
        {
            await Transact(driver, mail).ConfigureAwait(false);
            return mail.IsDecided ? mail.ToResult() : throw Gone();
        }
        catch (SmtpException refusal) when (refusal is SmtpResponseException or SmtpRecipientsRefusedException)
        {
            await Abort(driver).ConfigureAwait(false);
            throw;
        }
        finally
        {
            MayHaveSent = mail.MayBeSent && !mail.IsDecided;
            KeepAnswers(mail);
            Release(mail);
        }
    }

    private void Release(MailTransaction mail)
    {
        mail.Release();
        _spareMails.Push(mail);
    }

    private MailTransaction Begin(in Envelope envelope, in Content content)
        => (_spareMails.TryPop(out MailTransaction? spare) ? spare : new MailTransaction()).Begin(envelope, content, _options.Chunking != SmtpChunking.Never && Offered.Chunking, FinalsForEach is not null);

    /// <summary>Sends one message, and takes all the answers. What was decided by then stays decided, whatever becomes of the connection.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Transact(Driver driver, MailTransaction mail)
    {
        Connection connection = Connected();
        RefuseWhileOwed(connection);
        _flight.Clear();
        try
        {
            if (Pipelines)
                await AskInGroup(driver, connection, mail).ConfigureAwait(false);
            else
                await AskStepwise(driver, mail).ConfigureAwait(false);
            if (mail.IsEnded || connection.IsClosed)
                return;
            await WriteContent(driver, connection, mail).ConfigureAwait(false);
            await FlushGroup(driver, connection).ConfigureAwait(false);
            await Collect(driver, connection, mail).ConfigureAwait(false);
        }
        catch (SmtpServerDisconnectedException) when (mail.IsDecided)
        {
            // The connection is closed, which the next operation will say.
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AskInGroup(Driver driver, Connection connection, MailTransaction mail)
    {
        if (TakeUnread(driver, connection, SmtpCommands.Mail, mail.Envelope.From) is { } farewell)
        {
            mail.AskNext();
            mail.Take(farewell);
            return;
        }
        WriteEnvelope(mail);
        if (IsEager(mail))
            WriteChunk(connection, mail, mail.Content.Octets, isLast: true);
        await FlushGroup(driver, connection).ConfigureAwait(false);
        await Collect(driver, connection, mail).ConfigureAwait(false);
        if (!mail.IsEnded)
            return;
        try
        {
            RefuseSurplus(driver, connection);
        }
        catch (SmtpProtocolException)
        {
            // With one reply too many, each may have been taken for another.
            mail.Doubt();
            throw;
        }
    }

    private async ValueTask AskStepwise(Driver driver, MailTransaction mail)
    {
        // What is wrong with a recipient or an option is said before the transaction is opened.
        SmtpCommandLine line = ComposeMail(mail).Ahead();
        bool isUtf8 = line.OpensUtf8Transaction;
        for (int at = 0; at < mail.Envelope.Count; at++)
            Try(ComposeRcpt(in mail.Envelope, at).Ahead(isUtf8));

        await Step(line).ConfigureAwait(false);
        for (int at = 0; at < mail.Envelope.Count && mail.Refusal is null; at++)
            await Step(ComposeRcpt(in mail.Envelope, at)).ConfigureAwait(false);
        if (mail.Refusal is null && !mail.IsChunked)
            await Step(Start(SmtpCommands.Data), isData: true).ConfigureAwait(false);

        async ValueTask Step(SmtpCommandLine line, bool isData = false)
        {
            mail.AskNext(isData);
            mail.Take(await Exchange(driver, line, hasEffects: !isData).ConfigureAwait(false));
        }

        void Try(SmtpCommandLine line)
        {
            line.Seal();
            ReturnLine(line);
        }
    }

    private SmtpCommandLine ComposeMail(MailTransaction mail)
    {
        ref readonly Envelope envelope = ref mail.Envelope;
        ref readonly Content content = ref mail.Content;
        SmtpCommandLine line = Start(SmtpCommands.Mail).ReversePath(envelope.From, "from");
        SmtpOption size = SmtpOptionTable.Size;
        if (envelope.ValueOf(size) is null && HasExtension(size.Extension!) && (mail.IsBinary ? content.Length : content.Size) is { } octets)
            line.WriteOption(size.Keyword, octets, size.LineLength);

        SmtpOption body = SmtpOptionTable.Body;
        if (mail.IsBinary && !mail.IsChunked)
            throw CannotBeBinary();
        if (content.IsKnownEightBit)
        {
            // RFC 6152 §3: octets above 127 may not go to a server that does not offer it. Octets of the caller's are their own affair.
            if (content.IsText)
                line.RequireExtension(body.Extension!, "A message that is not ASCII");
            if (envelope.ValueOf(body) is null && HasExtension(body.Extension!))
                line.WriteOption(body.Keyword, body.Values[(int)SmtpBody.EightBitMime].Text, body.LineLength);
        }
        return envelope.WriteMailOptions(line);
    }

    // RFC 3030 §3: a server refuses DATA after it.
    private Exception CannotBeBinary()
    {
        string binary = $"{SmtpOptionTable.Body}={SmtpOptionTable.Body.Values[(int)SmtpBody.BinaryMime].Text}";
        return _options.Chunking == SmtpChunking.Never
            ? new ArgumentException($"{binary} goes with BDAT only, and {nameof(SmtpClientOptions)}.{nameof(SmtpClientOptions.Chunking)} has DATA: let it be another.")
            : new SmtpNotSupportedException($"{binary} goes with BDAT only, and the server does not offer {SmtpExtension.Chunking}. Nothing was sent.");
    }

    private SmtpCommandLine ComposeRcpt(in Envelope envelope, int recipient)
        => envelope.WriteRcptOptions(Start(SmtpCommands.Rcpt).ForwardPath(envelope.Recipient(recipient), "to"));

    /// <summary>Drops the transaction after a refusal.</summary>
    private async ValueTask Abort(Driver driver)
    {
        try
        {
            if (Current is not null)
                await Exchange(driver, Start(SmtpCommands.Rset)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SmtpException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is closed now, which the next operation will say.
        }
    }

    // Closed by another thread, between one reply and the next.
    private static SmtpServerDisconnectedException Gone() => new("The connection was closed before the message was answered.");
}
