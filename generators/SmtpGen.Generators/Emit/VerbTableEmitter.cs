using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// public static partial class SmtpVerb;
//
// public static partial class SmtpCommands
// {
//     public static IReadOnlyList<SmtpCommand> All => Table.Entries;
//
//     private static class Table
//     {
//         internal static readonly SmtpCommand[] Entries = new[] { Greet, … };
//     }
// }
//
// The nested class is there because the parts of a class are initialised in no particular order: it is not touched before all are.
internal static class VerbTableEmitter
{
    public static SourceFile Emit(VerbTablePlan plan) => SourceFile.Of(plan.Target.Commands, writer =>
    {
        writer.Summary("The verbs, as they go over the wire.").Line($"{plan.Target.TableAccess} static partial class {plan.Target.Verbs}").Line("{").Line("}").Line();
        writer.Summary("What the spec file says of each verb.");
        using (writer.Block($"{plan.Target.TableAccess} static partial class {plan.Target.Commands}"))
        {
            writer.Summary("All verbs, in the order of the spec file.")
                .Line("public static global::System.Collections.Generic.IReadOnlyList<SmtpCommand> All => Table.Entries;").Line();
            using (writer.Block("private static class Table"))
                writer.Line($"internal static readonly SmtpCommand[] Entries = new SmtpCommand[] {{ {string.Join(", ", plan.Names)} }};");
        }
    });
}
