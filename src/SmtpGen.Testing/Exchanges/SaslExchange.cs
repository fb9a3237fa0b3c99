using System.Buffers.Text;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>Challenges and responses in base64 until a final reply (RFC 4954 §4).</summary>
internal sealed class SaslExchange : Exchange
{
    private const string EmptyInitialResponse = "=";

    protected override async ValueTask RunAsync(Session session, CommandLine line)
    {
        string[] words = line.Words;
        ServerMechanism? mechanism = words.Length == 0 ? null : ServerMechanisms.Begin(words[0], session);
        string? response = words.Length < 2 ? null : words[1] == EmptyInitialResponse ? "" : words[1];

        Judgement judgement = Refuse(session, line, mechanism) is { } refusal
            ? new Judgement(refusal)
            : Next(session, mechanism!, response);
        Answer answer = session.Decide(line, judgement.Reply);
        while (answer.AsksForMore)
        {
            await session.SendAsync(answer).ConfigureAwait(false);
            response = ToText(await session.ReadLineAsync().ConfigureAwait(false));
            judgement = mechanism is null ? judgement : Next(session, mechanism, response);
            answer = session.Decide(line, judgement.Reply, isContinuation: true);
        }

        if (answer.Accepts)
        {
            session.Accept(line.Command);
            judgement.Effect?.Invoke();
        }

        await session.SendAsync(answer).ConfigureAwait(false);
    }

    private static Reply? Refuse(Session session, CommandLine line, ServerMechanism? mechanism)
    {
        SmtpTestServerOptions options = session.Server.Options;
        if (OrderRules.Refuse(session, line) is { } refusal) return refusal;

        if (!ServerMechanisms.Offered(session).Any())
            return session.Say(SmtpReplyCode.CommandNotImplemented, "5.1", "Nobody can log in here");
        if (line.Words.Length > 2)
            return session.Say(SmtpReplyCode.ArgumentSyntaxError, "5.4", "A mechanism, and perhaps a response, please");
        if (options.LoginNeedsTls && !session.Facts.HasFlag(SmtpFacts.Tls))
            return session.Say(SmtpReplyCode.EncryptionRequired, "7.11", "Encrypt the connection first");
        if (mechanism is null)
            return session.Say(SmtpReplyCode.ParameterNotImplemented, "5.4", "That mechanism is not offered");

        return null;
    }

    private static Judgement Next(Session session, ServerMechanism mechanism, string? response)
    {
        // The "*" of a client that gives up is not base64 either, and has the same reply.
        if (response is not null && !Base64.IsValid(response))
            return new Judgement(session.Say(SmtpReplyCode.ArgumentSyntaxError, "5.2", "Cancelled, or not base64"));

        mechanism.Step(response is null ? null : Convert.FromBase64String(response));
        if (mechanism.Challenge is { } challenge)
            return new Judgement(new Reply(SmtpReplyCode.AuthenticationChallenge, Convert.ToBase64String(challenge)));

        return mechanism.User is { } user
            ? new Judgement(session.Say(SmtpReplyCode.AuthenticationSucceeded, "7.0", "Welcome"), () => session.Record.User = user)
            : new Judgement(session.Say(SmtpReplyCode.CredentialsInvalid, "7.8", "Credentials invalid"));
    }

    /// <summary>A line that is too long or not ASCII becomes one that is not base64 either.</summary>
    private static string ToText(ReadOnlyMemory<byte>? line) => line is { } octets ? Encoding.Latin1.GetString(octets.Span) : "!";
}
