using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>What the spec file says of an extension, in words.</summary>
internal static class ExtensionSentences
{
    public static string Of(Extension extension) => string.Join(" ", new[]
    {
        $"{extension.Keyword}: {extension.About}",
        Parameters(extension.Parameters),
        extension.DependsOn.Count == 0 ? "" : $"Offered together with {string.Join(" and ", extension.DependsOn)}.",
    }.Where(sentence => sentence.Length > 0));

    private static string Parameters(ExtensionParameters? parameters)
    {
        if (parameters is null)
            return "";
        var words = string.Join("; ", parameters.Words.Select(word => $"{word.Text}: {word.About}"));
        return $"Parameters{(parameters.Optional ? ", which may be missing" : "")}: {parameters.Grammar}.{(words.Length == 0 ? "" : $" Words: {words}.")}";
    }
}
