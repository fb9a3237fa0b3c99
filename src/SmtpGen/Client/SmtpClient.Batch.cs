using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>
    /// Many messages over one connection. At most one message is complete and unanswered while the next one's commands are sent with its
    /// end; where the user chose eager chunks, so many as a window holds.
    /// </summary>
    private sealed partial class Batch(SmtpClient client, Driver driver, MessageSource source, bool quits, CancellationToken cancellationToken)
    {
        private readonly Queue<SmtpBatchResult> _ready = new();

        // The message whose content is written, of which the last block waits for company.
        private MailTransaction? _ending;

        // A message that did not go with the window before it.
        private SmtpMessage? _held;
        private Task<bool>? _moving;
        private Exception? _failure;
        private Exception? _lost;
        private bool _hasBegun;
        private bool _isOver;
        private bool _needsReset;

        /// <summary>The next result; null when there is none.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<SmtpBatchResult?> Next()
        {
            if (!_hasBegun)
                await Begin().ConfigureAwait(false);
            while (_ready.Count == 0 && !_isOver)
                await Advance().ConfigureAwait(false);
            if (_ready.TryDequeue(out SmtpBatchResult? result))
                return result;
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
            return null;
        }

        /// <summary>Ends the batch, wherever it is. What is under way can be ended only together with the connection.</summary>
        public async ValueTask<bool> Leave()
        {
            if (client.Current is { } connection && (quits || _ending is not null || connection.Session.Owed > 0 || connection.Session.AwaitsInput))
                connection.Dispose();
            await DropTransaction().ConfigureAwait(false);
            if (_moving is { IsCompleted: false })
                Abandonment.Leave(_moving);
            return true;
        }

        private async ValueTask Begin()
        {
            _hasBegun = true;
            await client.Introduce(driver).ConfigureAwait(false);
            RefuseWhileOwed(client.Connected());
            client._flight.Clear();
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Advance()
        {
            if (_held is { } held)
            {
                _held = null;
                await Send(held).ConfigureAwait(false);
                return;
            }
            ValueTask<bool> moving = Move();
            if (!moving.IsCompleted)
            {
                _moving = moving.AsTask();
                if (_ending is not null)
                {
                    // Nobody knows when the next message comes: the one before does not wait for it.
                    await FinishAlone().ConfigureAwait(false);
                    return;
                }
            }
            if (await HasMoved(_moving is null ? moving : new(_moving)).ConfigureAwait(false))
                await Send(source.Current).ConfigureAwait(false);
            else
                await End().ConfigureAwait(false);
        }

        private ValueTask<bool> Move()
        {
            try
            {
                if (_moving is not null)
                    return new(_moving);
                cancellationToken.ThrowIfCancellationRequested();
                return source.MoveNext();
            }
            catch (Exception e)
            {
                return ValueTask.FromException<bool>(e);
            }
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> HasMoved(ValueTask<bool> moving)
        {
            _moving = null;
            try
            {
                return await moving.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Told when the results of what was sent are told.
                _failure = e;
                return false;
            }
        }

        private async ValueTask End()
        {
            if (quits && _failure is null)
                await FinishAndQuit().ConfigureAwait(false);
            else
                await FinishAlone().ConfigureAwait(false);
            await DropTransaction().ConfigureAwait(false);
            _isOver = true;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Send(SmtpMessage message)
        {
            MailTransaction? mail = null;
            try
            {
                if (client.Current is not { } connection)
                    throw new SmtpServerDisconnectedException("The connection was closed before the message was sent.", _lost);
                mail = Begin(message);
                if (!client.Pipelines)
                    await SendAlone(mail).ConfigureAwait(false);
                else if (client.IsEager(mail))
                    await SendWindow(connection, mail).ConfigureAwait(false);
                else
                    await SendOverlapped(connection, mail).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                await Fail(message, mail, e).ConfigureAwait(false);
            }
        }

        private MailTransaction Begin(SmtpMessage message)
        {
            var envelope = new Envelope(message);
            MailTransaction mail = client.Begin(envelope, Content.Of(message));
            mail.Message = message;
            return mail;
        }

        private async ValueTask SendAlone(MailTransaction mail)
        {
            await DropTransaction().ConfigureAwait(false);
            await client.Transact(driver, mail).ConfigureAwait(false);
            Settle(mail);
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask SendOverlapped(Connection connection, MailTransaction mail)
        {
            if (_ending is null && HasFarewell(connection, mail))
                return;
            WriteEnvelope(mail, isBehind: _ending is not null);
            await Finish().ConfigureAwait(false);
            await client.Collect(driver, connection, mail).ConfigureAwait(false);
            await client.WriteContent(driver, connection, mail).ConfigureAwait(false);
            if (mail.IsEnded)
                _ending = mail;
            else
                Settle(mail);
        }

        /// <summary>Writes the commands of a message.</summary>
        /// <param name="mail">Its transaction.</param>
        /// <param name="isBehind">
        /// Whether another message is written and not answered. RSET divides the two (RFC 2920 §3.1): what a refusal leaves open would
        /// swallow this one (RFC 3030 §2), and Dovecot 2.3 dies of MAIL and RCPT that it reads before it has answered the content before.
        /// </param>
        private void WriteEnvelope(MailTransaction mail, bool isBehind)
        {
            client.WriteEnvelope(mail, resets: isBehind || _needsReset);
            _needsReset = false;
        }

        /// <summary>Whether the server has taken its leave before anything of the message was sent.</summary>
        private bool HasFarewell(Connection connection, MailTransaction mail)
        {
            if (client.TakeUnread(driver, connection, SmtpCommands.Mail, mail.Envelope.From) is not { } farewell)
                return false;
            mail.AskNext();
            mail.Take(farewell);
            Settle(mail);
            return true;
        }

        /// <summary>Sends what is written, and takes the answers to the message that ends with it.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Finish()
        {
            if (client.Current is not { } connection)
                return;
            await client.FlushGroup(driver, connection).ConfigureAwait(false);
            if (_ending is not { } mail)
                return;
            await client.Collect(driver, connection, mail).ConfigureAwait(false);
            _ending = null;
            Settle(mail);
        }
    }
}
