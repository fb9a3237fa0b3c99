using System.Runtime.CompilerServices;
using SmtpGen.Contracts;
using SmtpGen.Protocol;

namespace SmtpGen;

// The overloads without options. They are here for C# 12, the language of a net8.0 project: it knows no OverloadResolutionPriority, so
// a call without options would be torn between options as objects and options as text. Those with a token have no priority, since
// new() { … } may be meant for options and fits a token too.
public partial class SmtpClient
{
    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, string to, string message)
        => Deliver(new Envelope(from, [to]), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, string to, ReadOnlyMemory<byte> message)
        => Deliver(new Envelope(from, [to]), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, string to, Stream message)
        => Deliver(new Envelope(from, [to]), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, [EachMayBeRefused] IEnumerable<string> to, string message)
        => Deliver(new Envelope(from, to), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message)
        => Deliver(new Envelope(from, to), Content.Of(message));

    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    [OverloadResolutionPriority(1)]
    public SmtpSendResult SendMail(string from, [EachMayBeRefused] IEnumerable<string> to, Stream message)
        => Deliver(new Envelope(from, to), Content.Of(message));

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, string message)
        => Deliver(new Envelope(from, [to]), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, string message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, [to]), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, ReadOnlyMemory<byte> message)
        => Deliver(new Envelope(from, [to]), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, [to]), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, Stream message)
        => Deliver(new Envelope(from, [to]), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, string to, Stream message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, [to]), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, string message)
        => Deliver(new Envelope(from, to), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, string message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, to), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message)
        => Deliver(new Envelope(from, to), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, to), Content.Of(message), cancellationToken);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, Stream message)
        => Deliver(new Envelope(from, to), Content.Of(message), CancellationToken.None);

    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    public ValueTask<SmtpSendResult> SendMailAsync(string from, [EachMayBeRefused] IEnumerable<string> to, Stream message, CancellationToken cancellationToken)
        => Deliver(new Envelope(from, to), Content.Of(message), cancellationToken);

    /// <summary>Sends one message with its envelope. Nothing of it is copied.</summary>
    /// <inheritdoc cref="SendMail(string, string, string, MailOptions?, RcptOptions?)"/>
    /// <param name="message">The message.</param>
    public SmtpSendResult SendMail(SmtpMessage message) => Deliver(new Envelope(message), Content.Of(message));

    /// <summary>Sends one message with its envelope. Nothing of it is copied.</summary>
    /// <inheritdoc cref="SendMailAsync(string, string, string, MailOptions?, RcptOptions?, CancellationToken)"/>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public ValueTask<SmtpSendResult> SendMailAsync(SmtpMessage message, CancellationToken cancellationToken = default)
        => Deliver(new Envelope(message), Content.Of(message), cancellationToken);
}
