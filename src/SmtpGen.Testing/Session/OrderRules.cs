using SmtpGen.Protocol;

namespace SmtpGen.Testing;

/// <summary>What holds for every verb alike, as the spec describes it: is it known, is it offered, may it come now, are its arguments there?</summary>
internal static class OrderRules
{
    /// <summary>The refusal, or null where the command may be looked at more closely.</summary>
    public static Reply? Refuse(Session session, CommandLine line)
    {
        SmtpTestServerOptions options = session.Server.Options;
        if (line.Command is not { } command || !IsOfProtocol(command, options.SpeaksLmtp))
            return session.Say(SmtpReplyCode.SyntaxError, "5.2", line == CommandLine.Broken ? "That is not a line" : "Command not recognized");

        if (command.Extension is { } extension && !options.Extensions.ContainsKey(extension))
            return session.Say(SmtpReplyCode.CommandNotImplemented, "5.1", $"{command.Verb} is not implemented");

        if ((session.Facts & command.Requires) != command.Requires)
            return session.Say(SmtpReplyCode.BadSequence, "5.1", $"{command.Verb} needs {Names(command.Requires & ~session.Facts)} first");

        if ((session.Facts & command.Forbids) != SmtpFacts.None)
            return session.Say(SmtpReplyCode.BadSequence, "5.1", $"{command.Verb} is not allowed: {Names(session.Facts & command.Forbids)}");

        if (options.RequiresLogin && command.Sets.HasFlag(SmtpFacts.Sender) && !session.Facts.HasFlag(SmtpFacts.Authenticated))
            return session.Say(SmtpReplyCode.AuthenticationRequired, "7.0", "Log in first");

        if (!HasItsArguments(command, line.Arguments))
            return session.Say(SmtpReplyCode.ArgumentSyntaxError, "5.4", $"Syntax error in the arguments of {command.Verb}");

        return null;
    }

    // RFC 2033 §4.1: LHLO stands for the two introductions of SMTP, which LMTP does not have.
    private static bool IsOfProtocol(SmtpCommand command, bool isLmtp) => command.Verb switch
    {
        SmtpVerb.Lhlo => isLmtp,
        SmtpVerb.Ehlo or SmtpVerb.Helo => !isLmtp,
        _ => true,
    };

    private static bool HasItsArguments(SmtpCommand command, string? arguments) => arguments is not null && command.Arguments switch
    {
        SmtpArguments.None => arguments.Length == 0,
        SmtpArguments.Required => arguments.Length > 0,
        _ => true,
    };

    private static string Names(SmtpFacts facts) => facts.ToString().ToLowerInvariant();
}
