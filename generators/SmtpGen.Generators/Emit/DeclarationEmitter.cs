using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Emit;

// internal static class OwnDeclarations
// {
//     [ModuleInitializer]
//     internal static void Declare()
//     {
//         SmtpOwnVocabulary.DeclareFacts("covered");
//         SmtpOwnVocabulary.DeclareOptions("GREET", OwnOptionTable.Count);
//     }
// }
internal static class DeclarationEmitter
{
    public static SourceFile Emit(DeclarationPlan plan) => SourceFile.Of(OwnNames.Declarations, writer =>
    {
        writer.Summary("Tells the library what the project's spec files add to its vocabulary.");
        using (writer.Block($"internal static class {OwnNames.Declarations}"))
        {
            writer.Summary("Runs before any other code of the project.")
                .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Block("internal static void Declare()"))
            {
                if (plan.Facts.Count > 0)
                    writer.Line($"SmtpOwnVocabulary.DeclareFacts({string.Join(", ", plan.Facts.Select(CSharp.Literal))});");
                foreach (var list in plan.Options)
                {
                    var options = string.Join(", ", list.Options.Select(option => $"{plan.Target.OptionTable}.{option}"));
                    writer.Line($"SmtpOwnVocabulary.DeclareOptions({CSharp.Literal(list.VerbText)}, {options});");
                }
            }
        }
    });
}
