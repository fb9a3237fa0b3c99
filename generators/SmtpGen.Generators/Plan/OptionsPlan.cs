using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The table of options, the classes that commands take them in, and the enumerations of their values.</summary>
internal sealed record OptionTablePlan(EquatableArray<OptionPlan> Options, EquatableArray<OptionClassPlan> Classes)
{
    public static OptionTablePlan From(SmtpSpec spec)
        => new(spec.Options.Select(OptionPlan.From).ToEquatableArray(), OptionClassPlan.From(spec).ToEquatableArray());
}

/// <summary>The class of one command's options.</summary>
/// <param name="Name">The class.</param>
/// <param name="Verb">The command's name in C#.</param>
/// <param name="VerbText">The verb.</param>
internal sealed record OptionClassPlan(string Name, string Verb, string VerbText, string Method, EquatableArray<OptionPlan> Options)
{
    public static IEnumerable<OptionClassPlan> From(SmtpSpec spec)
        => spec.Commands.Where(command => command.Options is not null).Select(command => new OptionClassPlan(
            command.Options!,
            command.Name,
            command.Verb,
            command.Method,
            spec.Options.Where(option => option.On.Contains(command.Verb)).Select(OptionPlan.From).ToEquatableArray()));
}

/// <summary>One option: an entry of the table and a property of every class that has it.</summary>
internal sealed record OptionPlan(Option Option, RfcReference? Rfc, string Type, string Accessor, string? Cast)
{
    public static OptionPlan From(Option option)
    {
        var (type, accessor) = option.Kind switch
        {
            OptionKind.None => ("bool", "Flag"),
            OptionKind.Integer => ("long?", "Integer"),
            OptionKind.Enum => (option.Type + "?", "Index"),
            OptionKind.Flags => (option.Type + "?", "Set"),
            _ => ("string?", "Text"),
        };
        return new OptionPlan(option, RfcReference.From(option.Rfc), type, accessor, option.Type is null ? null : type);
    }
}

/// <summary>The enumeration of an option's values.</summary>
internal sealed record OptionEnumPlan(string Name, string About, RfcReference? Rfc, bool IsSet, EquatableArray<OptionValue> Values)
{
    public static IEnumerable<OptionEnumPlan> From(SmtpSpec spec)
        => spec.Options.Where(option => option.Type is not null).Select(option => new OptionEnumPlan(
            option.Type!, option.About, RfcReference.From(option.Rfc), option.Kind == OptionKind.Flags, option.Values));
}
