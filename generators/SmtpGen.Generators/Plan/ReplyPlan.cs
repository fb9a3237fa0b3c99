using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>A row of a command's table of replies.</summary>
/// <param name="Final">Whether it answers the content rather than the command line.</param>
internal sealed record ReplyPlan(int Code, string About, bool Final)
{
    private const int FirstPositive = 200;
    private const int FirstIntermediate = 300;
    private const int FirstFailure = 400;

    public static EquatableArray<ReplyPlan> Of(Command command)
        => command.Replies.Select(reply => new ReplyPlan(reply.Code, reply.About, Final: false))
            .Concat(command.FinalReplies.Select(reply => new ReplyPlan(reply.Code, reply.About, Final: true)))
            .ToEquatableArray();

    /// <summary>The replies that any command may get and this one does not name.</summary>
    public static EquatableArray<ReplyPlan> OfAnyCommand(Command command, SmtpSpec spec)
        => spec.Replies.Where(reply => reply.AnyCommand && !command.Replies.Any(own => own.Code == reply.Code))
            .Select(reply => new ReplyPlan(reply.Code, reply.About, Final: false))
            .ToEquatableArray();

    /// <summary>
    /// The codes that the method can give back: no intermediate one, which its exchange answers; none of the first reply's where content
    /// follows, since a refusal throws there; no refusal where each throws.
    /// </summary>
    public static EquatableArray<int> CodesReturned(Command command, SmtpSpec spec)
    {
        var named = command.FinalReplies.Count > 0 ? command.FinalReplies : command.Replies;
        return named.Select(reply => reply.Code)
            .Concat(spec.Replies.Where(reply => reply.AnyCommand).Select(reply => reply.Code))
            .Where(code => code is < FirstIntermediate or >= FirstFailure)
            .Where(code => !command.Rule.ThrowsWhenRefused || code is >= FirstPositive and < FirstIntermediate)
            .Distinct()
            .OrderBy(code => code)
            .ToEquatableArray();
    }
}
