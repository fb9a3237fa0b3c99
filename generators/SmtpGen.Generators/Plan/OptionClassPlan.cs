using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The class of one command's options.</summary>
/// <param name="Verb">The command's name in C#.</param>
/// <param name="VerbText">The verb.</param>
internal sealed record OptionClassPlan(Target Target, string Name, string Verb, string VerbText, string Method, EquatableArray<OptionPlan> Options)
{
    public static IEnumerable<OptionClassPlan> From(SpecView spec)
        => spec.Own.Commands.Where(command => command.Options is not null).Select(command => new OptionClassPlan(
            spec.Target,
            command.Options!,
            command.Name,
            command.Verb,
            command.Method,
            spec.OptionsOn(command.Verb).Select(OptionPlan.From).ToEquatableArray()));
}

/// <summary>The property of one option.</summary>
/// <param name="Accessor">What the methods that read and write it are called, behind Get and Set.</param>
/// <param name="Cast">The type that what they take and give is cast to and from; null when it is that type.</param>
/// <param name="Conditions">When it is sent, and what goes with it.</param>
internal sealed record OptionPlan(
    string Keyword,
    string Name,
    string About,
    RfcReference? Rfc,
    EquatableArray<string> Conditions,
    string Type,
    string Accessor,
    string? Cast,
    string? Obsolete)
{
    public static OptionPlan From(Option option)
    {
        var named = TypeNames.Of(option.Grammar);
        var (type, accessor) = option.Grammar.Kind switch
        {
            OptionKind.None => ("bool", "Flag"),
            OptionKind.Integer => ("long?", "Integer"),
            OptionKind.DateTime => ("global::System.DateTimeOffset?", "DateTime"),
            OptionKind.Enum => (named + "?", "Index"),
            OptionKind.Flags => (named + "?", "Set"),
            OptionKind.Custom => (named + "?", $"Value<{named}>"),
            _ => ("string?", "Text"),
        };
        return new OptionPlan(
            option.Keyword,
            option.Name,
            option.About,
            RfcReference.From(option.Rfc),
            OptionSentences.Of(option).ToEquatableArray(),
            type,
            accessor,
            option.Grammar.IsEnumeration ? type : null,
            option.Obsolete);
    }
}
