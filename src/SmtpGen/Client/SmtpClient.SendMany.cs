using System.Runtime.CompilerServices;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>
    /// Sends many messages over the connection: introduces the client when nobody has, and lets the messages overlap as far as the server
    /// allows (RFC 2920 §3.1, RFC 3030): with PIPELINING, the end of one goes out together with MAIL and RCPT of the next.
    /// </summary>
    /// <remarks>
    /// <para>Nothing happens before the results are asked for. What is wrong with a message, a refusal and a lost connection are told in its
    /// result; the messages after a lost connection are not sent. A message is asked for before the end of the one before is sent, so a source that
    /// takes its time delays that one: where it does, use <see cref="SendManyAsync"/>, which waits for nobody.</para>
    /// <para>The client is busy until the enumeration ends. When it is left early, messages that were asked for and have no result yet are
    /// not sent or unknown, and the connection is closed unless nothing was under way. A client whose results are not asked for is left
    /// waiting by its server for some minutes only.</para>
    /// </remarks>
    /// <param name="messages">The messages.</param>
    /// <returns>One result for each message, in their order.</returns>
    /// <exception cref="SmtpHeloException">The server refused the introduction.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost before the first message.</exception>
    /// <exception cref="InvalidOperationException">The reply to PutCommand was not read, or another operation runs.</exception>
    public IEnumerable<SmtpBatchResult> SendMany(IEnumerable<SmtpMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendEach(messages, quits: false);
    }

    /// <inheritdoc cref="SendMany"/>
    /// <param name="messages">The messages. While the next one has not come, those before are sent to their end.</param>
    /// <param name="cancellationToken">
    /// Gives up between messages: no other one is begun, the results of those that are under way still come, and then the enumeration throws.
    /// The connection stays usable.
    /// </param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public IAsyncEnumerable<SmtpBatchResult> SendManyAsync(IAsyncEnumerable<SmtpMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendEachAsync(messages, quits: false, cancellationToken);
    }

    /// <summary>
    /// Sends many messages as <see cref="SendMany"/> does, and ends the session: with PIPELINING, QUIT goes out together with the end of the last
    /// message, which saves a turn (RFC 2920 §3.1).
    /// </summary>
    /// <remarks>The connection is closed when the last result is told, whatever the server says to QUIT, and also when the enumeration is left early.</remarks>
    /// <inheritdoc cref="SendMany"/>
    public IEnumerable<SmtpBatchResult> SendManyAndQuit(IEnumerable<SmtpMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendEach(messages, quits: true);
    }

    /// <summary>
    /// Sends many messages as <see cref="SendManyAsync"/> does, and ends the session: with PIPELINING, QUIT goes out together with the end of the
    /// last message, which saves a turn (RFC 2920 §3.1).
    /// </summary>
    /// <remarks>The connection is closed when the last result is told, whatever the server says to QUIT, and also when the enumeration is left early.</remarks>
    /// <inheritdoc cref="SendManyAsync"/>
    public IAsyncEnumerable<SmtpBatchResult> SendManyAndQuitAsync(IAsyncEnumerable<SmtpMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SendEachAsync(messages, quits: true, cancellationToken);
    }

    private IEnumerable<SmtpBatchResult> SendEach(IEnumerable<SmtpMessage> messages, bool quits)
    {
        using IEnumerator<SmtpMessage> source = messages.GetEnumerator();
        var batch = new Batch(this, Blocking(), MessageSource.Of(source), quits, CancellationToken.None);
        using var turn = new Turn(this);
        try
        {
            while (Complete(batch.Next()) is { } result)
                yield return result;
        }
        finally
        {
            Complete(batch.Leave());
        }
    }

    private async IAsyncEnumerable<SmtpBatchResult> SendEachAsync(
        IAsyncEnumerable<SmtpMessage> messages, bool quits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IAsyncEnumerator<SmtpMessage> source = messages.GetAsyncEnumerator(cancellationToken);
        await using (source.ConfigureAwait(false))
        {
            var batch = new Batch(this, Awaiting(CancellationToken.None), MessageSource.Of(source), quits, cancellationToken);
            using var turn = new Turn(this);
            try
            {
                while (await batch.Next().ConfigureAwait(false) is { } result)
                    yield return result;
            }
            finally
            {
                await batch.Leave().ConfigureAwait(false);
            }
        }
    }
}
