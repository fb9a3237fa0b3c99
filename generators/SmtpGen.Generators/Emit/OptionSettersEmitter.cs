using SmtpGen.Contracts;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Emit;

// internal static partial class OwnOptionSetters
// {
//     /// <summary>…about…</summary>
//     public static GreetOptions SetCount(this GreetOptions options, [OptionKeyword("COUNT")] long? value)
//     {
//         options.SetInteger(OwnOptionTable.Count, value);
//         return options;
//     }
// }
internal static class OptionSettersEmitter
{
    public static void Write(SourceWriter writer, OptionSettersPlan plan)
    {
        writer.Summary("Sets the project's own options.");
        using (writer.Block($"{plan.Target.Access} static partial class {OwnNames.OptionSetters}"))
        {
            foreach (var option in plan.Options)
                WriteSetter(writer, option, plan);
        }
    }

    private static void WriteSetter(SourceWriter writer, OptionPlan option, OptionSettersPlan plan)
    {
        writer.Summary(option.About).Element("remarks", OptionClassEmitter.Remarks(option))
            .Parameter("options", $"The options of {plan.VerbText}.")
            .Parameter("value", option.Type == "bool" ? "Whether the option is given." : "The value; null takes the option away.")
            .Returns("The options, for the next one.");
        if (option.Type != "bool")
            writer.Throws("global::System.ArgumentException", "The option does not allow the value.");
        writer.Obsolete(option.Obsolete);
        var keyword = $"[{CSharp.Attribute(nameof(OptionKeywordAttribute))}({CSharp.Literal(option.Keyword)})]";
        var otherwise = option.Type == "bool" ? " = true" : "";
        using (writer.Block($"public static {plan.Class} Set{option.Name}(this {plan.Class} options, {keyword} {option.Type} value{otherwise})"))
        {
            writer.Line($"options.Set{option.Accessor}({plan.Target.OptionTable}.{option.Name}, {(option.Cast is null ? "value" : "(int?)value")});")
                .Line("return options;");
        }

        writer.Line();
    }
}
