using SmtpGen.Contracts;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

/// <summary>
/// A client of LMTP (RFC 2033), by which mail goes into mailboxes: smtplib's <c>LMTP</c>. It introduces itself by LHLO, and the server
/// answers the content once for each accepted recipient.
/// </summary>
/// <remarks>
/// <para><see cref="SmtpClient.SendMail(string, IEnumerable{string}, string, MailOptions, RcptOptions)"/> takes a recipient for refused
/// when RCPT was refused, or the content was for this recipient. LMTP servers mostly listen at a unix socket: give its path as the host.</para>
/// <para>Ehlo sends LHLO; there is no HELO.</para>
/// </remarks>
public partial class LmtpClient : SmtpClient
{
    private readonly List<SmtpReply> _recipientReplies = [];

    /// <summary>Makes a client that is not connected.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    public LmtpClient(SmtpClientOptions? options = null)
        : base(options)
    {
    }

    /// <summary>The port that Connect and Open take when they are given none: smtplib's. None is registered.</summary>
    public override int DefaultPort => SmtpPort.Lmtp;

    /// <summary>
    /// What the server said to the last content, once for each accepted recipient in the order of the RCPT commands (RFC 2033 §4.2). Data and
    /// Bdat give back the first refusal among them, or the first one. When the connection is lost in the middle those that came are here.
    /// </summary>
    public IReadOnlyList<SmtpReply> RecipientReplies => _recipientReplies;

    /// <inheritdoc cref="SmtpClient.Open"/>
    public static new LmtpClient Open([Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null)
        => Open(new LmtpClient(options), host, port);

    /// <inheritdoc cref="SmtpClient.OpenAsync"/>
    public static new ValueTask<LmtpClient> OpenAsync(
        [Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null, CancellationToken cancellationToken = default)
        => OpenAsync(new LmtpClient(options), host, port, cancellationToken);

    private protected override bool KnowsHelo => false;

    private protected override List<SmtpReply> FinalsForEach => _recipientReplies;

    private protected override SmtpCommand Spoken(SmtpCommand command) => command == SmtpCommands.Ehlo ? SmtpCommands.Lhlo : command;

    private protected override async ValueTask<SmtpReply> ReadFinalReply(Driver driver, Connection connection, SmtpCommand command)
    {
        int count = connection.Session.RecipientCount;
        _recipientReplies.Clear();
        if (count == 0)
        {
            connection.Dispose();
            throw new SmtpProtocolException("The server asked for content that goes to nobody, and would not answer it (RFC 2033 §4.2). The connection was closed.");
        }
        for (int owed = 1; owed < count; owed++)
            connection.Session.Expect(command);
        while (_recipientReplies.Count < count && !connection.IsClosed)
            _recipientReplies.Add(await ReadReply(driver, connection).ConfigureAwait(false));
        // A 421 closes the connection: it speaks for those that were not answered yet. Another thread closes it too.
        if (_recipientReplies.Count < count && _recipientReplies is not [.., { Code: SmtpReplyCode.ServiceNotAvailable }])
            throw new SmtpServerDisconnectedException("The connection was closed before every recipient was answered.");
        while (_recipientReplies.Count < count)
            _recipientReplies.Add(_recipientReplies[^1]);
        return _recipientReplies.Find(reply => !reply.IsSuccess) ?? _recipientReplies[0];
    }

    private protected override void CheckEnd(Session session)
    {
        if (session.RecipientCount == 0)
            throw new InvalidOperationException("No recipient was accepted, so the server would not answer the last chunk (RFC 2033 §4.3): drop the transaction with Rset.");
    }
}
