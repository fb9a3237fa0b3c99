using System.Text.Json;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>The mechanisms of sasl.tsv against a spec file; one row may name two.</summary>
internal static class MechanismFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = [.. FactTable.Read("sasl").Where(row => row["row"] == "mechanism")];

    public static IEnumerable<string> NamesOf(FactRow row) => row.List("mechanism");

    public static IEnumerable<RegistryRow> Check(JsonElement spec)
        => Rows.SelectMany(NamesOf, (row, name) => RegistryRow.Of("sasl", name, Claims(spec, name, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, string name, FactRow row)
    {
        var found = spec.Entry("mechanisms", name);
        yield return (found is not null, "is missing");
        if (found is not { } entry)
            yield break;
        if (row["client_first"].Length > 0)
            yield return (entry.Flag("clientFirst") == row["client_first"].StartsWith("yes", StringComparison.Ordinal), $"client first: {row["client_first"]}");
        if (row["plaintext_secret"].Length > 0)
            yield return (entry.Flag("sendsSecret") == row["plaintext_secret"] is "yes" or "bearer token", $"sends the secret: {row["plaintext_secret"]}");
    }
}
