using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The documentation of a verb's methods, in plain text.</summary>
/// <param name="Order">Sentences on when it may be sent, and what holds afterwards.</param>
/// <param name="Returns">What the method gives back.</param>
internal sealed record VerbDocs(
    string About,
    string Returns,
    EquatableArray<ReplyPlan> Replies,
    EquatableArray<ReplyPlan> RepliesToAny,
    EquatableArray<string> Order,
    RfcReference? Rfc,
    EquatableArray<ErrorDocs> Errors)
{
    public static VerbDocs From(Command command, SpecView spec) => new(
        command.About,
        command.Rule.ThrowsWhenRefused
            ? "The server's reply; a refusal is an exception."
            : $"The server's reply. A refusal is a reply too: EnsureSuccess makes it a {RefusalPlan.Of(command, spec).Type}.",
        ReplyPlan.Of(command, spec),
        ReplyPlan.OfAnyCommand(command, spec),
        OrderSentences.Of(command, spec).ToEquatableArray(),
        RfcReference.From(command.Rfc),
        ErrorDocs.Of(command, spec).ToEquatableArray());
}

/// <summary>An exception and when it is thrown; the sentence says whether the connection is still usable.</summary>
/// <param name="AsyncOnly">Whether the synchronous twin never throws it.</param>
internal sealed record ErrorDocs(string Type, string When, bool AsyncOnly = false)
{
    public static IEnumerable<ErrorDocs> Of(Command command, SpecView spec)
    {
        if (command.Arguments.Count > 0 || command.Options is not null)
            yield return new ErrorDocs(
                "global::System.ArgumentException",
                "An argument cannot stand in a command line: it holds CR, LF or NUL, is not what the parameter asks for, or makes the line too long. Nothing was sent; the connection stays usable.");
        if (command.Exchange == Exchange.Content)
            yield return new ErrorDocs(
                "global::System.ArgumentException", "The message is text with half of a surrogate pair. Nothing was sent; the connection stays usable.");
        yield return new ErrorDocs(
            "global::System.InvalidOperationException", "The reply to an earlier raw command was not read yet. Nothing was sent; the connection stays usable.");
        foreach (var error in Thrown(command, spec))
            yield return new ErrorDocs(error.Name, error.About);
        if (command.Exchange == Exchange.Handshake)
            yield return new ErrorDocs("global::System.Security.Authentication.AuthenticationException", "The handshake failed. The connection was closed.");
        yield return new ErrorDocs(
            "global::System.TimeoutException",
            $"The server did not answer within {Wait(command, spec)}, or within the client's own timeout. The connection was closed.");
        yield return new ErrorDocs("global::System.ObjectDisposedException", "The client was disposed.");
        yield return new ErrorDocs(
            "global::System.OperationCanceledException",
            "The token was cancelled. Once a byte was sent, the connection was closed: a late reply would answer the next command.",
            AsyncOnly: true);
    }

    private static string Wait(Command command, SpecView spec)
    {
        var first = $"{CommandPlan.TimeoutOf(command, spec)} seconds";
        return command.Times.Final is { } final ? $"{first}, or {final} seconds once the content was sent" : first;
    }

    private static IEnumerable<ErrorType> Thrown(Command command, SpecView spec)
    {
        var named = command.Rule.ThrowsWhenRefused || command.Exchange == Exchange.Content ? spec.Exception(command.Exception) : null;
        return spec.WidelyThrown
            .Where(error => error != named && (error.Thrown == ThrownBy.Commands || (error.Thrown == ThrownBy.Options && command.Options is not null)))
            .Concat(named is null ? [] : [named])
            .OrderBy(spec.OrderOf);
    }
}
