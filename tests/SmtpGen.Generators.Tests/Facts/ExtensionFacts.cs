using System.Text.Json;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>extensions.tsv against a spec file.</summary>
internal static class ExtensionFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = FactTable.Read("extensions");

    public static bool IsRegistered(FactRow row) => !row["registration"].StartsWith("UNREGISTERED", StringComparison.Ordinal);

    public static IEnumerable<RegistryRow> Check(JsonElement spec, Func<FactRow, bool> which)
        => Rows.Where(which).Select(row => RegistryRow.Of("extensions", row.Key, Claims(spec, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, FactRow row)
    {
        var found = spec.Entry("extensions", row.Key);
        yield return (found is not null, "is missing");
        if (found is not { } entry)
            yield break;
        foreach (var claim in Parameters(entry, row).Concat(Parts(spec, row)))
            yield return claim;
        var isCurrent = row["status"].StartsWith("current", StringComparison.Ordinal) || row["status"].StartsWith("private", StringComparison.Ordinal);
        yield return (isCurrent == (entry.Text("obsolete") is null), "is obsolete in one place only");
        foreach (var needed in row.List("depends_on").Take(1).Where(_ => !DependsOnWhatIsHidden(row)))
            yield return (entry.List("dependsOn").SequenceEqual([needed]), $"depends on {needed}");
        yield return (row["depends_on"].Length > 0 || entry.List("dependsOn").Length == 0, "depends on nothing");
    }

    private static IEnumerable<(bool, string)> Parameters(JsonElement entry, FactRow row)
    {
        var use = row["ehlo_param_use"];
        var hasParameters = entry.TryGetProperty("parameters", out var parameters);
        yield return (hasParameters == (use.StartsWith("optional", StringComparison.Ordinal) || use.StartsWith("required", StringComparison.Ordinal)), $"parameters: {use}");
        yield return (!hasParameters || parameters.Flag("optional") == use.StartsWith("optional", StringComparison.Ordinal), $"parameters: {use}");
    }

    /// <summary>The verbs and options that it brings.</summary>
    private static IEnumerable<(bool, string)> Parts(JsonElement spec, FactRow row)
    {
        foreach (var verb in row.List("verbs_added"))
        {
            // EXPN and HELP are verbs of the base: servers that know them say so, and others may still be asked.
            var isBase = row.Key is "EXPN" or "HELP";
            yield return (spec.Entry("commands", verb) is { } command && (isBase || command.Text("extension") == row.Key), $"brings the verb {verb}");
        }

        foreach (var (column, verb) in new[] { ("mail_params_added", "MAIL"), ("rcpt_params_added", "RCPT") })
            foreach (var option in row.List(column))
                yield return (Brings(spec, row.Key, option, verb), $"brings the option {option} of {verb}");
        foreach (var verb in row["other_command_params"].Length > 0 ? new[] { "VRFY", "EXPN" } : [])
            yield return (Brings(spec, row.Key, row.List("other_command_params")[0], verb), $"brings {row["other_command_params"]}");
    }

    private static bool Brings(JsonElement spec, string extension, string option, string verb)
        => spec.Entry("options", option) is { } entry && entry.List("on").Contains(verb) && (entry.Text("extension") == extension
            || (entry.TryGetProperty("values", out var values) && values.EnumerateObject().Any(value => value.Value.Text("extension") == extension)));

    /// <summary>STARTTLS is not offered any more where REQUIRETLS is, so a server never offers both.</summary>
    private static bool DependsOnWhatIsHidden(FactRow row) => row["depends_on"].Contains("listed only after TLS is up", StringComparison.Ordinal);
}
