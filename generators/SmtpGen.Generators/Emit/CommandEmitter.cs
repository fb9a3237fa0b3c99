using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Emit;

// /// <summary>…about…</summary>
// public static SmtpCommand Greet { get; } = new()
// {
//     Verb = SmtpVerb.Greet,
//     Prefix = "GREET TO:",
//     Requires = SmtpFacts.Open,
//     …
//     Refusal = static (reply, subject) => new XException(reply, subject ?? ""),
// };
internal static class CommandEmitter
{
    public static void Write(SourceWriter writer, VerbPlan plan)
    {
        var name = plan.Name;
        writer.Summary(plan.Docs.About).Remarks(plan.Docs.Rfc);
        using (writer.Block($"public static SmtpCommand {name} {{ get; }} = new()", end: "};"))
        {
            foreach (var (property, value) in Properties(plan))
                writer.Line($"{property} = {value},");
        }
    }

    /// <summary>The properties that do not have the value they have anyway.</summary>
    private static IEnumerable<(string Name, string Value)> Properties(VerbPlan plan)
        => Words(plan.Name, plan.Target, plan.Command).Concat(Rules(plan.Command)).Concat(Answers(plan.Command));

    private static IEnumerable<(string Name, string Value)> Words(string name, Target target, CommandPlan command)
    {
        yield return ("Verb", $"{target.Verbs}.{name}");
        yield return ("Member", CSharp.Literal(command.Member));
        yield return ("Prefix", CSharp.Literal(command.Prefix));
        yield return ("About", CSharp.Literal(command.About));
        if (command.Rfc is not null)
            yield return ("Rfc", CSharp.Literal(command.Rfc));
        if (command.Extension is not null)
            yield return ("Extension", CSharp.Literal(command.Extension));
        yield return ("Arguments", "SmtpArguments." + command.Arguments);
        if (command.Keywords.Count > 0)
            yield return ("Keywords", CSharp.Array(command.Keywords));
        if (command.Options is not null)
            yield return ("Options", $"{target.OptionTable}.{command.Options}");
        if (command.Exchange != Exchange.Reply)
            yield return ("Exchange", "SmtpExchange." + command.Exchange);
        if (command.Pipelined)
            yield return ("Pipelining", "SmtpPipelining.Anywhere");
    }

    private static IEnumerable<(string Name, string Value)> Rules(CommandPlan command)
    {
        (string Name, EquatableArray<string> Flags)[] facts =
        [
            ("Requires", command.Requires), ("Forbids", command.Forbids), ("Sets", command.Sets), ("Clears", command.Clears),
        ];
        (string Name, EquatableArray<string> Names)[] own = [("OwnSets", command.OwnSets), ("OwnClears", command.OwnClears)];
        (string Name, bool Holds)[] switches =
        [
            ("ClearsWhenRefused", command.ClearsWhenRefused), ("ThrowsWhenRefused", command.ThrowsWhenRefused),
            ("ListsExtensions", command.ListsExtensions), ("EndsSession", command.EndsSession),
        ];
        return facts.Where(fact => fact.Flags.Count > 0).Select(fact => (fact.Name, CSharp.Flags(fact.Flags)))
            .Concat(own.Where(fact => fact.Names.Count > 0).Select(fact => (fact.Name, CSharp.Array(fact.Names))))
            .Concat(switches.Where(pair => pair.Holds).Select(pair => (pair.Name, CSharp.Literal(true))));
    }

    private static IEnumerable<(string Name, string Value)> Answers(CommandPlan command)
    {
        yield return ("ReplyCodes", CSharp.Array(command.ReplyCodes));
        if (command.FinalReplyCodes.Count > 0)
            yield return ("FinalReplyCodes", CSharp.Array(command.FinalReplyCodes));
        yield return ("Timeout", ConstantsPlan.Seconds(command.Timeout));
        if (command.BlockTimeout is { } block)
            yield return ("BlockTimeout", ConstantsPlan.Seconds(block));
        if (command.FinalTimeout is { } final)
            yield return ("FinalTimeout", ConstantsPlan.Seconds(final));
        yield return ("Refusal", Factory(command.Refusal));
    }

    private static string Factory(RefusalPlan refusal) => refusal.Shape switch
    {
        ExceptionShape.ReplyAndSubject => $"static (reply, subject) => new {refusal.Type}(reply, subject ?? \"\")",
        ExceptionShape.Replies =>
            $"static (reply, subject) => new {refusal.Type}(new global::System.Collections.Generic.Dictionary<string, {TypeNames.Reply}> {{ [subject ?? \"\"] = reply }})",
        ExceptionShape.Reply => $"static (reply, _) => new {refusal.Type}(reply)",
        _ => $"static (reply, _) => new {refusal.Type}(reply.Text)",
    };
}
