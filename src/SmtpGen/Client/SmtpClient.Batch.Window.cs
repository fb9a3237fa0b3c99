using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    private sealed partial class Batch
    {
        // So many messages go out before their answers are read.
        private const int WindowSize = 8;

        private readonly List<MailTransaction> _window = [];

        /// <summary>Sends a window of messages with their content, and takes the answers to all of them.</summary>
        private async ValueTask SendWindow(Connection connection, MailTransaction first)
        {
            if (_ending is not null)
                await Finish().ConfigureAwait(false);
            if (HasFarewell(connection, first))
                return;
            Write(connection, first);
            try
            {
                while (_window.Count < WindowSize && await NextOfWindow().ConfigureAwait(false) is { } mail)
                {
                    if (!TryWrite(connection, mail))
                        break;
                    if (connection.Session.Output.Length >= BlockSize)
                        await client.FlushGroup(driver, connection).ConfigureAwait(false);
                }
                await client.FlushGroup(driver, connection).ConfigureAwait(false);
                foreach (MailTransaction mail in _window)
                    await client.Collect(driver, connection, mail).ConfigureAwait(false);
                client.RefuseSurplus(driver, connection);
            }
            catch (SmtpProtocolException e)
            {
                // With one reply too many, each may have been taken for another.
                _window.ForEach(mail => mail.Doubt());
                Lose(e);
            }
            catch (Exception e) when (connection.IsClosed)
            {
                Lose(e);
            }
            foreach (MailTransaction mail in _window)
                Settle(mail);
            _window.Clear();
        }

        /// <summary>The next message, if it has come and goes with the window.</summary>
        private async ValueTask<MailTransaction?> NextOfWindow()
        {
            ValueTask<bool> moving = Move();
            if (!moving.IsCompleted)
                _moving = moving.AsTask();
            if (!moving.IsCompleted || !await HasMoved(moving).ConfigureAwait(false))
                return null;
            _held = source.Current;
            try
            {
                MailTransaction mail = Begin(_held);
                return client.IsEager(mail) ? mail : null;
            }
            catch (ArgumentException)
            {
                // Said when its turn has come.
                return null;
            }
        }

        private bool TryWrite(Connection connection, MailTransaction mail)
        {
            try
            {
                Write(connection, mail);
                _held = null;
                return true;
            }
            catch (Exception e) when (e is ArgumentException or SmtpNotSupportedException)
            {
                return false;
            }
        }

        private void Write(Connection connection, MailTransaction mail)
        {
            WriteEnvelope(mail, isBehind: _window.Count > 0);
            client.WriteChunk(connection, mail, mail.Content.Octets, isLast: true);
            _window.Add(mail);
        }
    }
}
