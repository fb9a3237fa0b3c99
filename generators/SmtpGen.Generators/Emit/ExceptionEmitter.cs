using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Emit;

// /// <summary>…about…</summary>
// public class XException : BaseException
// {
//     public XException(SmtpReply reply, string subject)
//         : base(reply)
//     {
//         Subject = subject;
//     }
//
//     /// <summary>…about…</summary>
//     public string Subject { get; }
// }
internal static class ExceptionEmitter
{
    private const string Replies = $"global::System.Collections.Generic.IReadOnlyDictionary<string, {TypeNames.Reply}>";

    public static void Write(SourceWriter writer, ExceptionPlan plan)
    {
        writer.Summary(plan.About).Remarks(plan.Rfc);
        using (writer.Block($"{plan.Access} class {plan.Name} : {plan.Base}"))
        {
            WriteConstructor(writer, plan);
            if (plan.Payload is { } payload)
                writer.Line().Summary(payload.About).Line($"public {TypeOf(payload.Kind)} {payload.Name} {{ get; }}");
        }
    }

    private static void WriteConstructor(SourceWriter writer, ExceptionPlan plan)
    {
        var parameters = ParametersOf(plan.Shape);
        writer.Summary("Makes the exception.");
        foreach (var (_, name, about) in parameters)
            writer.Parameter(name.Split(' ')[0], about);
        writer.Line($"public {plan.Name}({string.Join(", ", parameters.Select(parameter => parameter.Type + " " + parameter.Name))})");
        using (writer.Indent())
            writer.Line($": base({BaseArguments(plan)})");
        using (writer.Block())
        {
            if (plan.Payload is { } payload)
                writer.Line($"{payload.Name} = {ParameterOf(payload.Kind)};");
        }
    }

    private static (string Type, string Name, string About)[] ParametersOf(ExceptionShape shape) => shape switch
    {
        ExceptionShape.Message => [("string", "message", "What went wrong."), ("global::System.Exception?", "inner = null", "What caused it.")],
        ExceptionShape.Reply => [(TypeNames.Reply, "reply", "The reply that refused.")],
        ExceptionShape.ReplyAndSubject =>
            [(TypeNames.Reply, "reply", "The reply that refused."), ("string", "subject", "What the refused command was about.")],
        _ => [(Replies, "replies", "What the server said to each.")],
    };

    private static string BaseArguments(ExceptionPlan plan) => plan.BaseShape switch
    {
        ExceptionShape.Message when plan.Shape == ExceptionShape.Message => "message, inner",
        ExceptionShape.Message when plan.Shape == ExceptionShape.Replies =>
            $"{CSharp.Literal(plan.Message + " ")} + string.Join(\"; \", global::System.Linq.Enumerable.Select(replies, pair => $\"{{pair.Key}}: {{pair.Value.Code}} {{pair.Value.Text}}\"))",
        ExceptionShape.Message => CSharp.Literal(plan.Message),
        ExceptionShape.Reply => "reply",
        ExceptionShape.ReplyAndSubject => "reply, subject",
        _ => "replies",
    };

    private static string ParameterOf(PayloadKind kind) => kind switch
    {
        PayloadKind.Subject => "subject",
        PayloadKind.Replies => "replies",
        _ => "reply",
    };

    private static string TypeOf(PayloadKind kind) => kind switch
    {
        PayloadKind.Subject => "string",
        PayloadKind.Replies => Replies,
        _ => TypeNames.Reply,
    };
}
