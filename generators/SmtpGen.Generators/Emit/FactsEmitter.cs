using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// [Flags]
// public enum SmtpFacts
// {
//     None = 0,
//     /// <summary>The server's greeting was read …</summary>
//     [FactGuard("open")]
//     Open = 1 << 0,
//     …
// }
//
// internal static class SmtpFactNames
// {
//     public static SmtpFacts? Find(string name) => name.ToUpperInvariant() switch
//     {
//         "OPEN" => SmtpFacts.Open,
//         …
//         _ => null,
//     };
// }
internal static class FactsEmitter
{
    public static SourceFile Emit(FactsPlan plan) => SourceFile.Of("SmtpFacts", writer =>
    {
        writer.Summary("What is true of a session: each command requires, forbids, sets or clears some of these.");
        using (writer.Line("[global::System.Flags]").Block("public enum SmtpFacts"))
        {
            writer.Summary("Nothing: there is no connection.").Line("None = 0,");
            for (var i = 0; i < plan.Facts.Count; i++)
            {
                var fact = plan.Facts[i];
                writer.Line().Summary(fact.About).Remarks(fact.Rfc)
                    .Line(GuardsEmitter.Mark(fact))
                    .Line($"{fact.Flag} = 1 << {i},");
            }
        }

        writer.Line().Summary("Finds a fact by its name.");
        using (writer.Block("internal static class SmtpFactNames"))
            WriteFind(writer, plan);
    });

    private static void WriteFind(SourceWriter writer, FactsPlan plan)
    {
        writer.Summary("The fact with a name, whatever its case; null when there is none.");
        using (writer.Block("public static SmtpFacts? Find(string name) => name.ToUpperInvariant() switch", end: "};"))
        {
            foreach (var fact in plan.Facts)
                writer.Line($"{CSharp.Literal(fact.Name.ToUpperInvariant())} => SmtpFacts.{fact.Flag},");
            writer.Line("_ => null,");
        }
    }
}
