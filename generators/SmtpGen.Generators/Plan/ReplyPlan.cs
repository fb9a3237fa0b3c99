using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>A row of a command's table of replies.</summary>
/// <param name="Final">Whether it answers the content rather than the command line.</param>
internal sealed record ReplyPlan(int Code, string About, bool Final)
{
    private const int FirstPositive = 200;
    private const int FirstIntermediate = 300;
    private const int FirstFailure = 400;

    public static EquatableArray<ReplyPlan> Of(Command command, SpecView spec)
        => command.Replies.Select(reply => new ReplyPlan(reply.Code, reply.About, Final: false))
            .Concat(spec.OptionsOn(command.Verb).SelectMany(
                option => option.Replies, (option, reply) => new ReplyPlan(reply.Code, $"with {option.Keyword}: {reply.About}", Final: false)))
            .Concat(command.FinalReplies.Select(reply => new ReplyPlan(reply.Code, reply.About, Final: true)))
            .ToEquatableArray();

    /// <summary>The replies that any command may get and this one does not name.</summary>
    public static EquatableArray<ReplyPlan> OfAnyCommand(Command command, SpecView spec)
        => spec.RepliesToAny.Where(reply => !command.Replies.Any(own => own.Code == reply.Code))
            .Select(reply => new ReplyPlan(reply.Code, reply.About, Final: false))
            .ToEquatableArray();

    /// <summary>
    /// The codes that the method can give back: no intermediate one, which its exchange answers; none of the first reply's where content
    /// follows, since a refusal throws there; no refusal where each throws.
    /// </summary>
    public static EquatableArray<int> CodesReturned(Command command, SpecView spec)
    {
        var named = command.FinalReplies.Count > 0 ? command.FinalReplies : command.Replies;
        var any = spec.RepliesToAny.Select(reply => reply.Code);
        return Returned(named.Concat(spec.OptionsOn(command.Verb).SelectMany(option => option.Replies)).Select(reply => reply.Code).Concat(any), command.Rule);
    }

    /// <summary>The same for a hand-written operation; none when the file names no reply of it.</summary>
    public static EquatableArray<int> CodesReturned(Operation operation) => Returned(operation.Replies.Select(reply => reply.Code), operation.Rule);

    private static EquatableArray<int> Returned(IEnumerable<int> codes, SessionRule rule)
        => codes.Where(code => code is < FirstIntermediate or >= FirstFailure)
            .Where(code => !rule.ThrowsWhenRefused || code is >= FirstPositive and < FirstIntermediate)
            .Distinct()
            .OrderBy(code => code)
            .ToEquatableArray();
}
