namespace SmtpGen.Generators.Tests.Facts;

/// <summary>A row of a table of facts, and what the spec file lacks of it or says otherwise.</summary>
internal sealed record RegistryRow(string Table, string Name, IReadOnlyList<string> Faults)
{
    /// <summary>Checks a row: each claim is what should hold, and whether it does.</summary>
    public static RegistryRow Of(string table, string name, IEnumerable<(bool Holds, string Claim)> claims)
        => new(table, name, [.. claims.Where(claim => !claim.Holds).Select(claim => claim.Claim)]);

    public override string ToString() => $"{Table}: {Name}: {string.Join("; ", Faults)}";
}
