using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// /// <summary>Which way.</summary>
// public enum GreetMode
// {
//     /// <summary>WIDE: All of it.</summary>
//     Wide,
//     …
// }
// A set has [Flags], and its values are bits in the order of the spec file.
internal static class OptionEnumEmitter
{
    public static void Write(SourceWriter writer, OptionEnumPlan plan)
    {
        writer.Summary(plan.About).Remarks(plan.Rfc);
        if (plan.IsSet)
            writer.Line("[global::System.Flags]");
        using (writer.Block($"{plan.Access} enum {plan.Name}"))
        {
            for (var i = 0; i < plan.Values.Count; i++)
            {
                var value = plan.Values[i];
                writer.Summary($"{value.Text}: {value.About}").Line($"{value.Name} = {(plan.IsSet ? $"1 << {i}" : i.ToString())},");
            }
        }
    }
}
