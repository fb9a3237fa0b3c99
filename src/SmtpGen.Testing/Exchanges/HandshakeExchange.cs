namespace SmtpGen.Testing;

/// <summary>One reply, then a TLS handshake (RFC 3207 §4).</summary>
internal sealed class HandshakeExchange : Exchange
{
    protected override async ValueTask RunAsync(Session session, CommandLine line)
    {
        Reply reply = OrderRules.Refuse(session, line) ?? session.Say(SmtpReplyCode.ServiceReady, "0.0", "Ready for the handshake");
        Answer answer = session.Decide(line, reply);
        if (answer.Accepts) session.Wire.DiscardUnread();
        await session.SendAsync(answer).ConfigureAwait(false);
        if (!answer.Accepts) return;

        await session.EncryptAsync().ConfigureAwait(false);
        session.Accept(line.Command);
    }
}
