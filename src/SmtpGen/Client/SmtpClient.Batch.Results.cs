namespace SmtpGen;

public partial class SmtpClient
{
    private sealed partial class Batch
    {
        /// <summary>Tells what became of a message, as far as its server has said.</summary>
        private void Settle(MailTransaction mail)
        {
            SmtpMessage message = mail.Message!;
            client.KeepAnswers(mail);
            if (!mail.IsDecided)
            {
                Tell(message, mail.MayBeSent ? SmtpDelivery.Unknown : SmtpDelivery.NotSent, _lost ??= Gone());
            }
            else if (mail.Acceptance is { } reply)
            {
                _ready.Enqueue(new SmtpBatchResult(message, reply));
            }
            else
            {
                try
                {
                    _ready.Enqueue(new SmtpBatchResult(message, SmtpDelivery.Accepted, mail.ToResult(), null));
                }
                catch (SmtpException refusal)
                {
                    _needsReset = true;
                    Tell(message, SmtpDelivery.Refused, refusal);
                }
            }
            client.Release(mail);
        }

        /// <summary>Tells of a message that failed for another reason than a refusal, after what was under way before it.</summary>
        private async ValueTask Fail(SmtpMessage message, MailTransaction? mail, Exception e)
        {
            if (client.Current is not null)
            {
                // Nothing of it was sent, and nothing is wrong with the connection.
                await FinishAlone().ConfigureAwait(false);
                Tell(message, SmtpDelivery.NotSent, e);
                return;
            }
            Lose(e);
            if (mail?.Message is null)
                Tell(message, SmtpDelivery.NotSent, e);
            else
                Settle(mail);
        }

        /// <summary>Finishes what was under way, with no other message to tell of.</summary>
        private async ValueTask FinishAlone()
        {
            try
            {
                await Finish().ConfigureAwait(false);
            }
            catch (Exception lost)
            {
                Lose(lost);
            }
        }

        /// <summary>
        /// Finishes what was under way and ends the session, with one write where commands may go ahead (RFC 2920 §3.1). What the server says to
        /// that changes nothing for a message.
        /// </summary>
        private async ValueTask FinishAndQuit()
        {
            if (client.Current is not { } connection)
            {
                await FinishAlone().ConfigureAwait(false);
                return;
            }
            try
            {
                bool isAlong = _ending is not null && client.Pipelines;
                if (isAlong)
                {
                    int start = connection.Session.Output.Length;
                    client.Join(connection.Session, client.Start(SmtpCommands.Quit));
                    client._log.SentLines(connection.Session.Output.Span[start..]);
                }
                await Finish().ConfigureAwait(false);
                if (!connection.IsClosed)
                    await (isAlong ? client.NextReply(driver, connection) : client.Exchange(driver, client.Start(SmtpCommands.Quit))).ConfigureAwait(false);
            }
            catch (Exception lost)
            {
                Lose(lost);
            }
            connection.Dispose();
        }

        private void Lose(Exception e)
        {
            _lost ??= e;
            client._flight.Clear();
            if (_ending is { } ending)
            {
                _ending = null;
                Settle(ending);
            }
        }

        private void Tell(SmtpMessage message, SmtpDelivery delivery, Exception error) => _ready.Enqueue(new SmtpBatchResult(message, delivery, null, error));

        /// <summary>Drops the transaction that a refusal left open, whatever the server says to it.</summary>
        private async ValueTask DropTransaction()
        {
            if (!_needsReset)
                return;
            _needsReset = false;
            await client.Abort(driver).ConfigureAwait(false);
        }
    }
}
