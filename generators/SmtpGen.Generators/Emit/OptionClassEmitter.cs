using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// /// <summary>The options of MAIL.</summary>
// public sealed partial class MailOptions : SmtpOptions
// {
//     public MailOptions()
//         : base(SmtpVerb.Mail, SmtpOptionTable.MailOptions)
//     {
//     }
//
//     /// <summary>An option by its keyword …</summary>
//     public string? this[[OptionsOf(SmtpVerb.Mail)] string keyword] { get => GetRaw(keyword); set => SetRaw(keyword, value); }
//
//     /// <summary>…about…</summary>
//     public long? Size { get => GetInteger(SmtpOptionTable.Size); set => SetInteger(SmtpOptionTable.Size, value); }
//     …
// }
internal static class OptionClassEmitter
{
    public static SourceFile Emit(OptionClassPlan plan) => SourceFile.Of($"Options.{plan.Name}", writer =>
    {
        writer.Summary($"The options of {plan.VerbText}, for {TypeNames.Client}.{plan.Method}. Each is checked before a byte of the command is sent.");
        using (writer.Block($"public sealed partial class {plan.Name} : SmtpOptions"))
        {
            writer.Summary("Makes options of which none is set.").Line($"public {plan.Name}()");
            using (writer.Indent())
                writer.Line($": base(SmtpVerb.{plan.Verb}, {OptionTableEmitter.Type}.{plan.Name})");
            writer.Line("{").Line("}").Line();
            WriteIndexer(writer, plan);
            foreach (var option in plan.Options)
                WriteProperty(writer, option);
        }
    });

    private static void WriteIndexer(SourceWriter writer, OptionClassPlan plan)
    {
        writer.Summary("An option by its keyword, as text that is sent as it is: for options without a property. \"\" for a keyword without value; null when it is not set.");
        writer.Parameter("keyword", "The keyword, in any case.");
        writer.Throws("global::System.ArgumentException", "Keyword or value cannot stand in a command line.");
        using (writer.Block($"public string? this[[OptionsOf(SmtpVerb.{plan.Verb})] string keyword]"))
            writer.Line("get => GetRaw(keyword);").Line("set => SetRaw(keyword, value);");
    }

    private static void WriteProperty(SourceWriter writer, OptionPlan plan)
    {
        var option = plan.Option;
        var entry = $"{OptionTableEmitter.Type}.{option.Name}";
        var write = plan.Cast is null ? "value" : "(int?)value";
        var read = $"Get{plan.Accessor}({entry})";
        writer.Line().Summary(option.About).Element("remarks", $"{DocWriter.Escape(Condition(plan))}{(plan.Rfc is null ? "" : " " + DocWriter.Link(plan.Rfc))}");
        if (plan.Type != "bool")
            writer.Throws("global::System.ArgumentException", "The option does not allow the value.");
        using (writer.Block($"public {plan.Type} {option.Name}"))
            writer.Line($"get => {(plan.Cast is null ? read : $"({plan.Cast}){read}")};").Line($"set => Set{plan.Accessor}({entry}, {write});");
    }

    private static string Condition(OptionPlan plan)
    {
        var unset = plan.Type == "bool" ? "" : "Null when it is not set. ";
        return plan.Option switch
        {
            { Extension: null } => $"{unset}Sent as {plan.Option.Keyword}.",
            { MayBeDropped: true } => $"{unset}Sent as {plan.Option.Keyword}, or left out where the server does not offer {plan.Option.Extension}.",
            _ => $"{unset}Sent as {plan.Option.Keyword}; the command throws, before a byte is sent, where the server does not offer {plan.Option.Extension}.",
        };
    }
}
