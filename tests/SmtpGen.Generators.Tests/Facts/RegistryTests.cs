using Xunit.Abstractions;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>commands.json has every registered row of the tables, as the table has it, and no other.</summary>
public class RegistryTests(ITestOutputHelper output)
{
    private static readonly RegistryRow[] Registered =
    [
        .. ExtensionFacts.Check(SpecFile.BuiltIn, ExtensionFacts.IsRegistered),
        .. OptionFacts.Check(SpecFile.BuiltIn, OptionFacts.IsRegistered),
        .. ReplyFacts.Check(SpecFile.BuiltIn, ReplyFacts.IsRegistered),
        .. EnhancedStatusFacts.Check(SpecFile.BuiltIn),
        .. VerbFacts.Check(SpecFile.BuiltIn, VerbFacts.IsRegistered),
        .. MechanismFacts.Check(SpecFile.BuiltIn),
    ];

    public static TheoryData<string> Tables => [.. Registered.Select(row => row.Table).Distinct()];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_registered_row_is_in_the_spec_file_as_the_table_has_it(string table)
        => AssertFaultless(Registered.Where(row => row.Table == table));

    [Fact]
    public void All_registered_rows_are_covered()
    {
        var covered = Registered.Count(row => row.Faults.Count == 0);
        foreach (var table in Registered.GroupBy(row => row.Table))
            output.WriteLine($"{table.Key}: {table.Count(row => row.Faults.Count == 0)} of {table.Count()}");
        output.WriteLine($"registry rows covered: {covered} of {Registered.Length} ({100.0 * covered / Registered.Length:0.#} %)");
        Assert.Equal(Registered.Length, covered);
        Assert.Equal(ExpectedRows, Registered.Length);
    }

    internal static void AssertFaultless(IEnumerable<RegistryRow> rows)
        => Assert.Equal("", string.Join("\n", rows.Where(row => row.Faults.Count > 0)));

    /// <summary>What the tables hold when no row of theirs was lost: a table that shrinks is noticed.</summary>
    private const int ExpectedRows = 428;

    [Fact]
    public void The_spec_file_names_nothing_that_no_table_has()
    {
        Assert.Empty(SpecFile.BuiltIn.Names("extensions").Except(ExtensionFacts.Rows.Where(ExtensionFacts.IsRegistered).Select(row => row.Key)));
        Assert.Empty(SpecFile.BuiltIn.Names("options").Except(OptionFacts.Rows.Where(OptionFacts.IsRegistered).Select(row => row.Key)));
        Assert.Empty(SpecFile.BuiltIn.Names("replies").Except(ReplyFacts.Rows.Select(row => row["code"])));
        Assert.Empty(SpecFile.BuiltIn.Names("enhancedStatusCodes").Except(EnhancedStatusFacts.Rows.Select(row => row["code"])));
        Assert.Empty(SpecFile.BuiltIn.Names("commands").Except(VerbFacts.Rows.Where(VerbFacts.IsRegistered).Select(row => row.Key)));
        Assert.Empty(SpecFile.BuiltIn.Names("mechanisms").Except(MechanismFacts.Rows.SelectMany(MechanismFacts.NamesOf)));
    }

    [Fact]
    public void A_row_that_is_missing_or_contradicted_is_named()
    {
        var changed = System.Text.Json.JsonDocument.Parse(Repository.Spec
            .Replace("\"DELIVERBY\": {", "\"DELIVERBYE\": {").Replace("\"minimum\": -9,", "\"minimum\": -9, \"obsolete\": \"Why.\",").Replace("Mailbox full", "Mailbox empty")).RootElement;
        Assert.Equal("extensions: DELIVERBY: is missing", Assert.Single(ExtensionFacts.Check(changed, ExtensionFacts.IsRegistered), row => row.Faults.Count > 0).ToString());
        Assert.Equal("parameters: MT-PRIORITY of MAIL: status: current", Assert.Single(OptionFacts.Check(changed, OptionFacts.IsRegistered), row => row.Faults.Count > 0).ToString());
        Assert.Equal("enhanced-status-codes: X.2.2: text: Mailbox full", Assert.Single(EnhancedStatusFacts.Check(changed), row => row.Faults.Count > 0).ToString());
    }
}
