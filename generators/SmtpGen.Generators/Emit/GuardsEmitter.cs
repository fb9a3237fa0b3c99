using SmtpGen.Contracts;
using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// public partial class SmtpClient
// {
//     /// <summary>Whether this holds: The line is covered.</summary>
//     [FactGuard("covered")]
//     public bool IsCovered => (Facts & SmtpFacts.Covered) != 0;
//     …
// }
internal static class GuardsEmitter
{
    public static SourceFile Emit(FactsPlan plan) => SourceFile.Of("SmtpFacts.Guards", writer =>
    {
        using (writer.Block($"public partial class {TypeNames.Client}"))
        {
            var first = true;
            foreach (var fact in plan.Facts)
            {
                if (!first)
                    writer.Line();
                first = false;
                writer.Summary($"Whether this holds: {fact.About}").Remarks(fact.Rfc)
                    .Line(Mark(fact))
                    .Line($"public bool {fact.Property} => (Facts & SmtpFacts.{fact.Flag}) != 0;");
            }
        }
    });

    /// <summary>What tells the analyzer that a member is about the fact.</summary>
    public static string Mark(FactPlan fact) => $"[{CSharp.Attribute(nameof(FactGuardAttribute))}({CSharp.Literal(fact.Name)})]";
}
