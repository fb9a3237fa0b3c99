using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// One file for one verb:
//
// public static partial class SmtpVerb { public const string Greet = "GREET"; }
//
// public static partial class SmtpCommands { public static SmtpCommand Greet { get; } = new() { … }; }
//
// public partial class SmtpClient
// {
//     … documentation …
//     [SessionContract(Verb = SmtpVerb.Greet, …)]
//     public SmtpReply Greet(string path, GreetOptions? options = null)
//         => Execute(ComposeGreet(path, options));
//
//     … and its asynchronous twin …
//
//     private SmtpCommandLine ComposeGreet(string path, GreetOptions? options)
//         => Start(SmtpCommands.Greet).ForwardPath(path).Options(options);
// }
internal static class VerbEmitter
{
    public static SourceFile Emit(VerbPlan plan, bool ranksOverloads) => SourceFile.Of($"Verbs.{plan.Name}", writer =>
    {
        using (writer.Block("public static partial class SmtpVerb"))
            writer.Summary(plan.Docs.About).Remarks(plan.Docs.Rfc).Line($"public const string {plan.Name} = {CSharp.Literal(plan.Command.Verb)};");
        writer.Line();
        using (writer.Block("public static partial class SmtpCommands"))
            CommandEmitter.Write(writer, plan.Name, plan.Docs, plan.Command);
        writer.Line();
        using (writer.Block($"public partial class {plan.Client}"))
        {
            foreach (var overload in plan.Overloads)
                WriteMethods(writer, plan, ranksOverloads ? overload : overload with { Preferred = false });
            foreach (var line in plan.Overloads.Select(overload => overload.Line).Where(line => line.Calls.Count > 0).Distinct())
                WriteComposer(writer, plan, line);
        }
    });

    private static void WriteMethods(SourceWriter writer, VerbPlan plan, OverloadPlan overload)
    {
        foreach (var method in plan.Methods)
        {
            WriteMethod(writer, plan, overload, new MethodSyntax(TypeNames.Reply, method, "", IsAsync: false));
            WriteMethod(writer, plan, overload, new MethodSyntax($"{TypeNames.Task}<{TypeNames.Reply}>", method, "Async", IsAsync: true));
        }
    }

    private static void WriteMethod(SourceWriter writer, VerbPlan plan, OverloadPlan overload, MethodSyntax method)
    {
        VerbDocsEmitter.Write(writer, plan.Docs, overload, method.IsAsync);
        foreach (var contract in plan.Contracts)
            ContractEmitter.Write(writer, contract);
        writer.Obsolete(plan.Obsolete);
        if (overload.Preferred)
            writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
        var parameters = overload.Parameters.Select(Declaration);
        if (method.IsAsync)
            parameters = parameters.Append($"{TypeNames.Token} cancellationToken = default");
        writer.Line($"public {method.Returns} {method.Name}{method.Suffix}({string.Join(", ", parameters)})");
        using (writer.Indent())
            writer.Line($"=> {overload.Executor}{method.Suffix}({string.Join(", ", Execution(plan, overload, method.IsAsync))});").Line();
    }

    private static IEnumerable<string> Execution(VerbPlan plan, OverloadPlan overload, bool isAsync)
    {
        yield return overload.Line.Calls.Count == 0
            ? $"Start(SmtpCommands.{plan.Name})"
            : $"Compose{plan.Name}({string.Join(", ", overload.Line.Parameters.Select(parameter => parameter.Name))})";
        if (overload.Payload is not null)
            yield return overload.Payload.Name;
        if (isAsync)
            yield return "cancellationToken";
    }

    private static void WriteComposer(SourceWriter writer, VerbPlan plan, LinePlan line)
    {
        var parameters = line.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}");
        writer.Line($"private SmtpCommandLine Compose{plan.Name}({string.Join(", ", parameters)})");
        using (writer.Indent())
            writer.Line($"=> Start(SmtpCommands.{plan.Name}){string.Concat(line.Calls.Select(Call))};").Line();
    }

    private static string Declaration(ParameterPlan parameter)
    {
        var attribute = parameter.OptionsOf is null ? "" : $"[OptionsOf(SmtpVerb.{parameter.OptionsOf})] ";
        return $"{attribute}{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";
    }

    private static string Call(LineCall call) => call.Keyword is { } keyword
        ? $".{call.Method}({CSharp.Literal(keyword.Word)}, {call.Value}, sets: {CSharp.Flags(keyword.Sets)}, clears: {CSharp.Flags(keyword.Clears)})"
        : $".{call.Method}({call.Value})";

    private readonly record struct MethodSyntax(string Returns, string Name, string Suffix, bool IsAsync);
}
