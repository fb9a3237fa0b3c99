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
    public static SourceFile Emit(OptionTablePlan plan) => SourceFile.Of(plan.Target.OptionTable, writer =>
    {
        writer.Summary("What the spec file says of each option keyword.");
        using (writer.Block($"internal static class {plan.Target.OptionTable}"))
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
            foreach (var (property, value) in Properties(option))
                writer.Line($"{property} = {value},");
        }

        writer.Line();
    }

    /// <summary>The properties that do not have the value they have anyway.</summary>
    private static IEnumerable<(string Name, string Value)> Properties(OptionEntryPlan option)
    {
        yield return ("Keyword", CSharp.Literal(option.Keyword));
        if (option.Extension is not null)
            yield return ("Extension", CSharp.Literal(option.Extension));
        yield return ("Kind", $"SmtpOptionKind.{option.Kind}");
        foreach (var bound in Bounds(option))
            yield return bound;
        if (option.Pattern is not null)
            yield return ("Pattern", CSharp.Literal(option.Pattern));
        if (option.ValueOptional)
            yield return ("ValueOptional", CSharp.Literal(true));
        if (option.NullPath)
            yield return ("NullPath", CSharp.Literal(true));
        if (option.MayBeDropped)
            yield return ("MayBeDropped", CSharp.Literal(true));
        foreach (var list in Lists(option))
            yield return list;
    }

    private static IEnumerable<(string Name, string Value)> Bounds(OptionEntryPlan option)
    {
        if (option.Minimum is { } minimum)
            yield return ("Minimum", ConstantsPlan.Number(minimum));
        if (option.Maximum is { } maximum)
            yield return ("Maximum", ConstantsPlan.Number(maximum));
        if (option.MaximumLength > 0)
            yield return ("MaximumLength", ConstantsPlan.Number(option.MaximumLength));
        if (option.LineLength > 0)
            yield return ("LineLength", ConstantsPlan.Number(option.LineLength));
    }

    private static IEnumerable<(string Name, string Value)> Lists(OptionEntryPlan option)
    {
        if (option.Excludes.Count > 0)
            yield return ("Excludes", CSharp.Array(option.Excludes));
        if (option.Needs.Count > 0)
            yield return ("Needs", CSharp.Array(option.Needs));
        if (option.UnicodeTypes.Count > 0)
            yield return ("UnicodeTypes", CSharp.Array(option.UnicodeTypes));
        if (option.Values.Count > 0)
            yield return ("Values", $"new SmtpOptionValue[] {{ {string.Join(", ", option.Values.Select(ValueOf))} }}");
    }

    private static string ValueOf(OptionValuePlan value)
    {
        var extension = value.Extension is null ? "" : $", Extension: {CSharp.Literal(value.Extension)}";
        return $"new({CSharp.Literal(value.Text)}{extension}{(value.Alone ? ", Alone: true" : "")})";
    }
}
