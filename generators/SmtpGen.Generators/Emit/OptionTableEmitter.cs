using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// internal static class SmtpOptionTable
// {
//     internal static readonly SmtpOption Count = new() { Keyword = "COUNT", Extension = "COUNTS", Kind = SmtpOptionKind.Integer, … };
//     …
//     internal static readonly global::System.Collections.Generic.IReadOnlyList<SmtpOption> GreetOptions = new[] { Count, … };
// }
internal static class OptionTableEmitter
{
    public const string Type = "SmtpOptionTable";

    public static SourceFile Emit(OptionTablePlan plan) => SourceFile.Of(Type, writer =>
    {
        writer.Summary("What the spec file says of each option keyword.");
        using (writer.Block($"internal static class {Type}"))
        {
            foreach (var option in plan.Options)
                WriteOption(writer, option);
            foreach (var list in plan.Lists)
            {
                writer.Summary($"The options of {list.VerbText}.").Line(
                    $"internal static readonly global::System.Collections.Generic.IReadOnlyList<SmtpOption> {list.Name} = new SmtpOption[] {{ {string.Join(", ", list.Options)} }};");
            }
        }
    });

    private static void WriteOption(SourceWriter writer, OptionEntryPlan option)
    {
        writer.Summary(option.About);
        using (writer.Block($"internal static readonly SmtpOption {option.Name} = new()", end: "};"))
        {
            writer.Line($"Keyword = {CSharp.Literal(option.Keyword)},");
            if (option.Extension is not null)
                writer.Line($"Extension = {CSharp.Literal(option.Extension)},");
            writer.Line($"Kind = SmtpOptionKind.{option.Kind},");
            if (option.Minimum is { } minimum)
                writer.Line($"Minimum = {ConstantsPlan.Number(minimum)},");
            if (option.Maximum is { } maximum)
                writer.Line($"Maximum = {ConstantsPlan.Number(maximum)},");
            if (option.MaximumLength > 0)
                writer.Line($"MaximumLength = {ConstantsPlan.Number(option.MaximumLength)},");
            writer.Line($"LineLength = {ConstantsPlan.Number(option.LineLength)},");
            if (option.MayBeDropped)
                writer.Line("MayBeDropped = true,");
            if (option.Values.Count > 0)
                writer.Line($"Values = new SmtpOptionValue[] {{ {string.Join(", ", option.Values.Select(ValueOf))} }},");
        }

        writer.Line();
    }

    private static string ValueOf(OptionValuePlan value)
    {
        var extension = value.Extension is null ? "" : $", Extension: {CSharp.Literal(value.Extension)}";
        return $"new({CSharp.Literal(value.Text)}{extension}{(value.Alone ? ", Alone: true" : "")})";
    }
}
