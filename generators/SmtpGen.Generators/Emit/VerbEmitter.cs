using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

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
//
// A project's own verb is methods on the client:
//
// internal static partial class OwnSmtpClientMethods
// {
//     public static SmtpReply Greet(this SmtpClient client, string path, GreetOptions? options = null)
//         => client.Execute(Compose_Greet(client, path, options));
// }
internal static class VerbEmitter
{
    /// <summary>The client as a parameter, in methods that are not its own.</summary>
    private const string Receiver = "client";

    public static void Write(SourceWriter writer, VerbPlan plan, bool ranksOverloads)
    {
        var target = plan.Target;
        using (writer.Block($"{target.TableAccess} static partial class {target.Verbs}"))
            writer.Summary(plan.Docs.About).Remarks(plan.Docs.Rfc).Line($"public const string {plan.Name} = {CSharp.Literal(plan.Command.Verb)};");
        writer.Line();
        using (writer.Block($"{target.TableAccess} static partial class {target.Commands}"))
            CommandEmitter.Write(writer, plan);
        writer.Line();
        if (target.IsOwn)
            writer.Summary($"The project's own verbs, as methods on {plan.Client}.");
        using (writer.Block(target.IsOwn ? $"{target.Access} static partial class {OwnNames.MethodsOf(plan.Client)}" : $"public partial class {plan.Client}"))
        {
            foreach (var overload in plan.Overloads)
                WriteMethods(writer, plan, ranksOverloads ? overload : overload with { Preferred = false });
            foreach (var line in plan.Overloads.Select(overload => overload.Line).Where(line => line.Calls.Count > 0).Distinct())
                WriteComposer(writer, plan, line);
        }
    }

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
        VerbDocsEmitter.Write(writer, plan, overload, method.IsAsync);
        foreach (var contract in plan.Contracts)
            ContractEmitter.Write(writer, contract, plan.Target);
        writer.Obsolete(plan.Obsolete);
        if (overload.Preferred)
            writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
        var parameters = overload.Parameters.Select(parameter => Declaration(parameter, plan.Target));
        if (plan.Target.IsOwn)
            parameters = parameters.Prepend($"this {plan.Client} {Receiver}");
        if (method.IsAsync)
            parameters = parameters.Append($"{TypeNames.Token} cancellationToken = default");
        var kind = plan.Target.IsOwn ? "public static" : "public";
        writer.Line($"{kind} {method.Returns} {method.Name}{method.Suffix}({string.Join(", ", parameters)})");
        using (writer.Indent())
            writer.Line($"=> {On(plan)}{overload.Executor}{method.Suffix}({string.Join(", ", Execution(plan, overload, method.IsAsync))});").Line();
    }

    private static IEnumerable<string> Execution(VerbPlan plan, OverloadPlan overload, bool isAsync)
    {
        yield return overload.Line.Calls.Count == 0
            ? Start(plan)
            : $"{Composer(plan)}({string.Join(", ", Receivers(plan, Receiver).Concat(overload.Line.Parameters.Select(parameter => parameter.Name)))})";
        if (overload.Payload is not null)
            yield return overload.Payload.Name;
        if (isAsync)
            yield return "cancellationToken";
    }

    private static void WriteComposer(SourceWriter writer, VerbPlan plan, LinePlan line)
    {
        var parameters = Receivers(plan, $"{plan.Client} {Receiver}").Concat(line.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        writer.Line($"private {(plan.Target.IsOwn ? "static " : "")}SmtpCommandLine {Composer(plan)}({string.Join(", ", parameters)})");
        using (writer.Indent())
            writer.Line($"=> {Start(plan)}{string.Concat(line.Calls.Select(Call))};").Line();
    }

    /// <summary>No name of a spec file has an underscore, so that none of a project's methods can have this one.</summary>
    private static string Composer(VerbPlan plan) => (plan.Target.IsOwn ? "Compose_" : "Compose") + plan.Name;

    private static string[] Receivers(VerbPlan plan, string receiver) => plan.Target.IsOwn ? [receiver] : [];

    private static string On(VerbPlan plan) => plan.Target.IsOwn ? Receiver + "." : "";

    private static string Start(VerbPlan plan) => $"{On(plan)}Start({plan.Target.Commands}.{plan.Name})";

    private static string Declaration(ParameterPlan parameter, Target target)
    {
        var attribute = parameter.OptionsOf is null ? "" : $"[OptionsOf({target.Verbs}.{parameter.OptionsOf})] ";
        return $"{attribute}{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";
    }

    private static string Call(LineCall call)
    {
        if (call.Keyword is not { } keyword)
            return $".{call.Method}({call.Value})";
        var own = keyword.OwnSets.Count + keyword.OwnClears.Count == 0 ? "" : $", ownSets: {Names(keyword.OwnSets)}, ownClears: {Names(keyword.OwnClears)}";
        return $".{call.Method}({CSharp.Literal(keyword.Word)}, {call.Value}, sets: {CSharp.Flags(keyword.Sets)}, clears: {CSharp.Flags(keyword.Clears)}{own})";
    }

    private static string Names(EquatableArray<string> facts) => facts.Count == 0 ? "null" : CSharp.Array(facts);

    private readonly record struct MethodSyntax(string Returns, string Name, string Suffix, bool IsAsync);
}
