using System.Runtime.CompilerServices;
using SmtpGen.Contracts;
using SmtpGen.Protocol;

namespace SmtpGen;

// One recipient or many, text or octets or a stream, options as objects or as text: all of them are one envelope and one content.
public partial class SmtpClient
{
    /// <summary>Sends one message (RFC 5321 §3.3): introduces the client when nobody has, then MAIL, RCPT for each recipient, and DATA or BDAT.</summary>
    /// <remarks>
    /// Commands go together where the server offers PIPELINING; content goes by BDAT where it offers CHUNKING, as <see cref="SmtpClientOptions.Chunking"/>
    /// tells. Line ends become CRLF and leading dots are doubled. Where the server offers it, the size is announced, and BODY=8BITMIME for
    /// content in memory that is not ASCII. A refusal leaves the connection usable, except 421.
    /// </remarks>
    /// <param name="from">The reverse-path: "a@b", "&lt;a@b&gt;" or "Name &lt;a@b&gt;"; empty for the null reverse-path.</param>
    /// <param name="to">Who gets the message.</param>
    /// <param name="message">The message, headers and body. Text goes out as UTF-8; a stream is read to its end and not closed.</param>
    /// <param name="mailOptions">Options of MAIL; null for none.</param>
    /// <param name="rcptOptions">Options of each RCPT; null for none.</param>
    /// <returns>Who was accepted and who refused, and the final reply, which names the queue id.</returns>
    /// <exception cref="SmtpSenderRefusedException">The server refused the reverse-path.</exception>
    /// <exception cref="SmtpRecipientsRefusedException">The server refused every recipient.</exception>
    /// <exception cref="SmtpDataException">The server refused the message.</exception>
    /// <exception cref="SmtpHeloException">The server refused the introduction.</exception>
    /// <exception cref="SmtpNotSupportedException">The server does not offer what an option or the content needs. No transaction was opened.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">A step took too long. The connection was closed.</exception>
    /// <exception cref="ArgumentException">An address, an option or the text cannot be sent, or there is no recipient. Nothing was sent.</exception>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, string to, string message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, string to, ReadOnlyMemory<byte> message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, string to, Stream message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, string message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, Stream message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, string to, string message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, string to, ReadOnlyMemory<byte> message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, string to, Stream message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, string message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    public SmtpSendResult SendMail(
        string from, [EachMayBeRefused] IEnumerable<string> to, Stream message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message));

    /// <summary>Sends one message (RFC 5321 §3.3): introduces the client when nobody has, then MAIL, RCPT for each recipient, and DATA or BDAT.</summary>
    /// <remarks>
    /// Commands go together where the server offers PIPELINING; content goes by BDAT where it offers CHUNKING, as <see cref="SmtpClientOptions.Chunking"/>
    /// tells. Line ends become CRLF and leading dots are doubled. Where the server offers it, the size is announced, and BODY=8BITMIME for
    /// content in memory that is not ASCII. A refusal leaves the connection usable, except 421.
    /// </remarks>
    /// <param name="from">The reverse-path: "a@b", "&lt;a@b&gt;" or "Name &lt;a@b&gt;"; empty for the null reverse-path.</param>
    /// <param name="to">Who gets the message.</param>
    /// <param name="message">The message, headers and body. Text goes out as UTF-8; a stream is read to its end and not closed.</param>
    /// <param name="mailOptions">Options of MAIL; null for none.</param>
    /// <param name="rcptOptions">Options of each RCPT; null for none.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    /// <returns>Who was accepted and who refused, and the final reply, which names the queue id.</returns>
    /// <exception cref="SmtpSenderRefusedException">The server refused the reverse-path.</exception>
    /// <exception cref="SmtpRecipientsRefusedException">The server refused every recipient.</exception>
    /// <exception cref="SmtpDataException">The server refused the message.</exception>
    /// <exception cref="SmtpHeloException">The server refused the introduction.</exception>
    /// <exception cref="SmtpNotSupportedException">The server does not offer what an option or the content needs. No transaction was opened.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">A step took too long. The connection was closed.</exception>
    /// <exception cref="ArgumentException">An address, an option or the text cannot be sent, or there is no recipient. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The operation was given up.</exception>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, string message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, ReadOnlyMemory<byte> message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, Stream message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, string message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, Stream message, MailOptions? mailOptions = null, RcptOptions? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, string message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, ReadOnlyMemory<byte> message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, string to, Stream message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, [to], mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, string message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(
        string from, [EachMayBeRefused] IEnumerable<string> to, Stream message, [OptionsOf(SmtpVerb.Mail)] IEnumerable<string>? mailOptions = null, [OptionsOf(SmtpVerb.Rcpt)] IEnumerable<string>? rcptOptions = null, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(from, to, mailOptions, rcptOptions), Content.Of(message), cancellationToken);

    private SmtpSendResult Deliver(Envelope envelope, Content content) => Complete(DeliverOver(envelope, content, Blocking()));

    private ValueTask<SmtpSendResult> Deliver(Envelope envelope, Content content, CancellationToken cancellationToken)
        => DeliverOver(envelope, content, Awaiting(cancellationToken));
}
