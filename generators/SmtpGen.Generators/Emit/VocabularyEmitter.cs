using SmtpGen.Contracts;
using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// [assembly: FactVocabulary("covered", Missing = "…", Present = "…", Step = "Cover")]
// [assembly: ExtensionVocabulary("9BITS", Options = new[] { "GREET MODE=9BITS" })]
// [assembly: OptionVocabulary("MODE", Verbs = new[] { "GREET" }, Extension = "9BITS", Kind = "enum", Values = new[] { … })]
// [assembly: MechanismVocabulary("KEY-1", Type = typeof(global::SmtpGen.KeyOne), SendsSecret = true)]
internal static class VocabularyEmitter
{
    public static SourceFile Emit(VocabularyPlan plan) => SourceFile.OfAssembly("SmtpVocabulary", writer =>
    {
        foreach (var fact in plan.Facts)
            Write(writer, nameof(FactVocabularyAttribute), fact.Name, [
                Named(nameof(FactVocabularyAttribute.Missing), fact.Missing),
                Named(nameof(FactVocabularyAttribute.Present), fact.Present),
                Named(nameof(FactVocabularyAttribute.Step), fact.Step),
                Named(nameof(FactVocabularyAttribute.Undo), fact.Undo),
                Named(nameof(FactVocabularyAttribute.ProtectsSecrets), fact.ProtectsSecrets)]);
        foreach (var extension in plan.Extensions)
            Write(writer, nameof(ExtensionVocabularyAttribute), extension.Keyword, [
                Named(nameof(ExtensionVocabularyAttribute.Options), extension.Meant)]);
        foreach (var option in plan.Options)
            Write(writer, nameof(OptionVocabularyAttribute), option.Keyword, [
                Named(nameof(OptionVocabularyAttribute.Verbs), option.Verbs),
                Named(nameof(OptionVocabularyAttribute.Extension), option.Extension),
                Named(nameof(OptionVocabularyAttribute.Kind), option.Kind),
                Named(nameof(OptionVocabularyAttribute.Values), option.Values),
                Named(nameof(OptionVocabularyAttribute.Pattern), option.Pattern),
                Named(nameof(OptionVocabularyAttribute.Minimum), option.Minimum),
                Named(nameof(OptionVocabularyAttribute.Maximum), option.Maximum),
                Named(nameof(OptionVocabularyAttribute.ValueOptional), option.ValueOptional),
                Named(nameof(OptionVocabularyAttribute.MayBeDropped), option.MayBeDropped)]);
        foreach (var mechanism in plan.Mechanisms)
            Write(writer, nameof(MechanismVocabularyAttribute), mechanism.Keyword, [
                $", {nameof(MechanismVocabularyAttribute.Type)} = typeof(global::SmtpGen.{mechanism.Type})",
                Named(nameof(MechanismVocabularyAttribute.SendsSecret), mechanism.SendsSecret)]);
    });

    private static void Write(SourceWriter writer, string attribute, string name, IEnumerable<string> arguments)
        => writer.Line($"[assembly: {CSharp.Attribute(attribute)}({CSharp.Literal(name)}{string.Concat(arguments)})]");

    private static string Named(string name, bool value) => value ? $", {name} = true" : "";

    private static string Named(string name, long? value) => value is { } number ? $", {name} = {ConstantsPlan.Number(number)}" : "";

    private static string Named(string name, string? value) => value is null ? "" : $", {name} = {CSharp.Literal(value)}";

    private static string Named(string name, EquatableArray<string> values) => values.Count == 0 ? "" : $", {name} = {CSharp.Array(values)}";
}
