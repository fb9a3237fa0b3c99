using SmtpGen.Contracts;
using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// [SessionContract(Verb = SmtpVerb.Greet, Rfc = "RFC 1 §2", Requires = new[] { "open" }, …)]
//
// [SessionContract(Member = "Connect", Rfc = "RFC 1 §2", …)]
// public partial class SmtpClient;
internal static class ContractEmitter
{
    public static SourceFile Emit(OperationsPlan plan) => SourceFile.Of("SmtpOperations", writer =>
    {
        foreach (var client in plan.Clients)
        {
            foreach (var contract in client.Contracts)
                Write(writer, contract, Target.Library);
            writer.Line($"public partial class {client.Type}").Line("{").Line("}").Line();
        }
    });

    public static void Write(SourceWriter writer, ContractPlan plan, Target target)
        => writer.Line($"[{CSharp.Attribute(nameof(SessionContractAttribute))}({string.Join(", ", Arguments(plan, target))})]");

    private static IEnumerable<string> Arguments(ContractPlan plan, Target target)
    {
        if (plan.Member is not null)
            yield return $"{nameof(SessionContractAttribute.Member)} = {CSharp.Literal(plan.Member)}";
        if (plan.When is not null)
            yield return $"{nameof(SessionContractAttribute.When)} = {CSharp.Literal(plan.When)}";
        if (plan.Command is not null)
            yield return $"{nameof(SessionContractAttribute.Verb)} = {target.Verbs}.{plan.Command}";
        if (plan.IsPlain)
            yield return $"{nameof(SessionContractAttribute.IsPlain)} = true";
        if (plan.Rfc is not null)
            yield return $"{nameof(SessionContractAttribute.Rfc)} = {CSharp.Literal(plan.Rfc)}";
        foreach (var (name, facts) in Facts(plan))
        {
            if (facts.Count > 0)
                yield return $"{name} = {CSharp.Array(facts)}";
        }

        if (plan.ClearsWhenRefused)
            yield return $"{nameof(SessionContractAttribute.ClearsWhenRefused)} = true";
        if (plan.ThrowsWhenRefused)
            yield return $"{nameof(SessionContractAttribute.ThrowsWhenRefused)} = true";
        if (plan.ReplyMatters)
            yield return $"{nameof(SessionContractAttribute.ReplyMatters)} = true";
        if (plan.ReplyCodes.Count > 0)
            yield return $"{nameof(SessionContractAttribute.ReplyCodes)} = {CSharp.Array(plan.ReplyCodes)}";
    }

    private static IEnumerable<(string Name, EquatableArray<string> Facts)> Facts(ContractPlan plan) =>
    [
        (nameof(SessionContractAttribute.Requires), plan.Requires),
        (nameof(SessionContractAttribute.Provides), plan.Provides),
        (nameof(SessionContractAttribute.Forbids), plan.Forbids),
        (nameof(SessionContractAttribute.Sets), plan.Sets),
        (nameof(SessionContractAttribute.PerhapsSets), plan.Perhaps),
        (nameof(SessionContractAttribute.Clears), plan.Clears),
    ];
}
