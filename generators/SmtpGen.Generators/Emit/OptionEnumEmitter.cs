using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// /// <summary>What the content is made of.</summary>
// public enum SmtpBody
// {
//     /// <summary>7BIT: Lines of ASCII.</summary>
//     SevenBit,
//     …
// }
// A set has [Flags], and its values are bits in the order of the spec file.
internal static class OptionEnumEmitter
{
    public static SourceFile Emit(OptionEnumPlan plan) => SourceFile.Of($"OptionValues.{plan.Name}", writer =>
    {
        writer.Summary(plan.About).Remarks(plan.Rfc);
        if (plan.IsSet)
            writer.Line("[global::System.Flags]");
        using (writer.Block($"public enum {plan.Name}"))
        {
            for (var i = 0; i < plan.Values.Count; i++)
            {
                var value = plan.Values[i];
                writer.Summary($"{value.Text}: {value.About}").Line($"{value.Name} = {(plan.IsSet ? $"1 << {i}" : i.ToString())},");
            }
        }
    });
}
