using SmtpGen.Contracts;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Emit;

// /// <summary>The options of GREET.</summary>
// public sealed partial class GreetOptions : SmtpOptions
// {
//     public GreetOptions()
//         : base(SmtpVerb.Greet, SmtpOptionTable.GreetOptions)
//     {
//     }
//
//     /// <summary>An option by its keyword …</summary>
//     public string? this[[OptionsOf(SmtpVerb.Greet)] string keyword] { get => GetRaw(keyword); set => SetRaw(keyword, value); }
//
//     /// <summary>…about…</summary>
//     [OptionKeyword("COUNT")]
//     public long? Count { get => GetInteger(SmtpOptionTable.Count); set => SetInteger(SmtpOptionTable.Count, value); }
//     …
// }
internal static class OptionClassEmitter
{
    public static void Write(SourceWriter writer, OptionClassPlan plan)
    {
        writer.Summary($"The options of {plan.VerbText}, for {TypeNames.Client}.{plan.Method}. Each is checked before a byte of the command is sent.");
        using (writer.Block($"{plan.Target.Access} sealed partial class {plan.Name} : {OwnNames.OptionsBase}"))
        {
            writer.Summary("Makes options of which none is set.").Line($"public {plan.Name}()");
            using (writer.Indent())
                writer.Line($": base({plan.Target.Verbs}.{plan.Verb}, {plan.Target.OptionTable}.{plan.Name})");
            writer.Line("{").Line("}").Line();
            WriteIndexer(writer, plan);
            foreach (var option in plan.Options)
                WriteProperty(writer, option, plan.Target);
        }
    }

    /// <summary>When the option is sent, and where the protocol says so.</summary>
    public static string Remarks(OptionPlan option)
        => $"{DocWriter.Escape(string.Join(" ", option.Conditions))}{(option.Rfc is null ? "" : " " + DocWriter.Link(option.Rfc))}";

    private static void WriteIndexer(SourceWriter writer, OptionClassPlan plan)
    {
        writer.Summary("An option by its keyword, as text that is sent as it is: for options without a property. \"\" for a keyword without value; null when it is not set.");
        writer.Parameter("keyword", "The keyword, in any case.");
        writer.Throws("global::System.ArgumentException", "Keyword or value cannot stand in a command line.");
        using (writer.Block($"public string? this[[OptionsOf({plan.Target.Verbs}.{plan.Verb})] string keyword]"))
            writer.Line("get => GetRaw(keyword);").Line("set => SetRaw(keyword, value);");
    }

    private static void WriteProperty(SourceWriter writer, OptionPlan option, Target target)
    {
        var entry = $"{target.OptionTable}.{option.Name}";
        var write = option.Cast is null ? "value" : "(int?)value";
        var read = $"Get{option.Accessor}({entry})";
        writer.Line().Summary(option.About).Element("remarks", Remarks(option));
        if (option.Type != "bool")
            writer.Throws("global::System.ArgumentException", "The option does not allow the value.");
        writer.Line($"[{CSharp.Attribute(nameof(OptionKeywordAttribute))}({CSharp.Literal(option.Keyword)})]").Obsolete(option.Obsolete);
        using (writer.Block($"public {option.Type} {option.Name}"))
            writer.Line($"get => {(option.Cast is null ? read : $"({option.Cast}){read}")};").Line($"set => Set{option.Accessor}({entry}, {write});");
    }
}
