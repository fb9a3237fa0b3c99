using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// internal static class EnhancedStatusTexts
// {
//     public static string? Of(int subject, int detail) => (subject, detail) switch
//     {
//         (1, 1) => "Bad destination mailbox address",
//         (1, _) => "Addressing Status",
//         _ => null,
//     };
// }
// A jump and no table: nothing is made before somebody asks.
internal static class EnhancedStatusEmitter
{
    public static SourceFile Emit(EnhancedStatusPlan plan) => SourceFile.Of("EnhancedStatusTexts", writer =>
    {
        writer.Summary("What enhanced status codes mean, in the words of their registry.");
        using (writer.Block("internal static class EnhancedStatusTexts"))
        {
            writer.Summary("The text of a code, or else of its subject; null when neither has one.");
            using (writer.Block("public static string? Of(int subject, int detail) => (subject, detail) switch", end: "};"))
            {
                foreach (var entry in plan.Texts)
                    writer.Line($"({entry.Subject}, {entry.Detail?.ToString() ?? "_"}) => {CSharp.Literal(entry.Text)},");
                writer.Line("_ => null,");
            }
        }
    });
}
