using System.Globalization;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    private async ValueTask<SmtpSendResult> DeliverOver(Envelope envelope, Content content, Driver driver)
    {
        using var turn = new Turn(this);
        return await Deliver(driver, envelope, content).ConfigureAwait(false);
    }

    /// <summary>One mail transaction (RFC 5321 §3.3). After a refusal it is dropped by RSET, whose own failure never hides the refusal.</summary>
    private async ValueTask<SmtpSendResult> Deliver(Driver driver, Envelope envelope, Content content)
    {
        await Introduce(driver).ConfigureAwait(false);
        SmtpCommandLine mail = ComposeMail(envelope, content);
        TryRecipients(envelope, mail.OpensUtf8Transaction);
        SmtpReply reply = await Exchange(driver, mail).ConfigureAwait(false);
        if (!reply.IsSuccess)
            throw await Abort(driver, reply.ToException()).ConfigureAwait(false);

        var accepted = new List<string>(envelope.To.Length);
        var refused = new Dictionary<string, SmtpReply>();
        foreach (string recipient in envelope.To)
        {
            reply = await Exchange(driver, ComposeRcpt(envelope, recipient)).ConfigureAwait(false);
            if (reply.IsSuccess)
                accepted.Add(recipient);
            else
                refused[recipient] = reply;
            if (Current is null)
                break;
        }
        if (accepted.Count == 0 || Current is null)
            throw await Abort(driver, new SmtpRecipientsRefusedException(refused)).ConfigureAwait(false);

        try
        {
            reply = await ExchangeContent(driver, Start(SmtpCommands.Data), content).ConfigureAwait(false);
            return Conclude(accepted, refused, reply);
        }
        catch (SmtpException refusal) when (refusal is SmtpDataException or SmtpRecipientsRefusedException)
        {
            throw await Abort(driver, refusal).ConfigureAwait(false);
        }
    }

    /// <summary>What the answer to the content makes of the message.</summary>
    private protected virtual SmtpSendResult Conclude(List<string> accepted, Dictionary<string, SmtpReply> refused, SmtpReply reply)
        => reply.IsSuccess ? new SmtpSendResult(accepted, refused, reply) : throw reply.ToException();

    private SmtpCommandLine ComposeMail(Envelope envelope, Content content)
    {
        SmtpCommandLine line = Start(SmtpCommands.Mail).ReversePath(envelope.From);
        SmtpOption size = SmtpOptionTable.Size;
        if (envelope.ValueOf(size) is null && HasExtension(size.Extension!) && content.Size is { } octets)
            line.WriteOption(size.Keyword, octets.ToString(CultureInfo.InvariantCulture), size.LineLength);

        SmtpOption body = SmtpOptionTable.Body;
        string binary = body.Values[(int)SmtpBody.BinaryMime].Text;
        // RFC 3030 §3: a server refuses DATA after it.
        if (binary.Equals(envelope.ValueOf(body), StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{body}={binary} goes with Bdat only, and SendMail sends the content by DATA: use Mail, Rcpt and Bdat.");
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

    private SmtpCommandLine ComposeRcpt(Envelope envelope, string recipient)
        => envelope.WriteRcptOptions(Start(SmtpCommands.Rcpt).ForwardPath(recipient));

    // What is wrong with a recipient or an option is said before the transaction is opened.
    private void TryRecipients(Envelope envelope, bool isUtf8)
    {
        foreach (string recipient in envelope.To)
        {
            SmtpCommandLine line = ComposeRcpt(envelope, recipient).AllowUtf8(isUtf8);
            line.Seal();
            ReturnLine(line);
        }
    }

    /// <summary>Drops the transaction after a refusal, and hands the refusal back.</summary>
    private async ValueTask<SmtpException> Abort(Driver driver, SmtpException refusal)
    {
        try
        {
            if (Current is not null)
                await Exchange(driver, Start(SmtpCommands.Rset)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SmtpException or TimeoutException or OperationCanceledException)
        {
            // The connection is closed now, which the next operation will say.
        }
        return refusal;
    }
}
