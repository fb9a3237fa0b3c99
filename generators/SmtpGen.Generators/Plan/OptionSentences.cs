using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>When an option is sent, and what goes with it, in words.</summary>
internal static class OptionSentences
{
    public static IEnumerable<string> Of(Option option)
    {
        if (option.Grammar.Kind != OptionKind.None)
            yield return "Null when it is not set.";
        yield return option switch
        {
            { Extension: null } => $"Sent as {option.Keyword}.",
            { MayBeDropped: true } => $"Sent as {option.Keyword}, or left out where the server does not offer {option.Extension}.",
            _ => $"Sent as {option.Keyword}; the command throws, before a byte is sent, where the server does not offer {option.Extension}.",
        };
        if (option.Excludes.Count > 0)
            yield return $"Does not go with {string.Join(" or ", option.Excludes)}.";
        if (option.Needs.Count > 0)
            yield return $"Goes with {string.Join(" and ", option.Needs)} only.";
        if (option.Obsolete is not null)
            yield return $"Obsolete: {option.Obsolete}";
    }
}
