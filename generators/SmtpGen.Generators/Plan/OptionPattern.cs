using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The regular expression that the value of an option as a whole is of: the one of the spec file, or one made of the values that it lists.</summary>
internal static class OptionPattern
{
    public static string? Of(OptionGrammar grammar) => grammar.Kind switch
    {
        OptionKind.Enum => $"^(?i:{Either(grammar.Values)})$",
        OptionKind.Flags => $"^(?i:{Set(grammar.Values)})$",
        _ => grammar.Pattern,
    };

    private static string Set(EquatableArray<OptionValue> values)
    {
        var alone = values.Where(value => value.Alone).Select(value => value.Text);
        var together = Either(values.Where(value => !value.Alone));
        return string.Join("|", together.Length == 0 ? alone : alone.Append($"(?:{together})(?:,(?:{together}))*"));
    }

    /// <summary>Words hold letters, digits and hyphens only: nothing that means something to a regular expression.</summary>
    private static string Either(IEnumerable<OptionValue> values) => string.Join("|", values.Select(value => value.Text));
}
