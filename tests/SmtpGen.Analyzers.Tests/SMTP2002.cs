using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.VocabularyAnalyzer, SmtpGen.CodeFixes.ReplaceWordCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>An option keyword stands where an extension name belongs.</summary>
public class SMTP2002
{
    [Theory]
    [InlineData("""outside.HasExtension({|SMTP2002:"BODY"|});""")]
    [InlineData("""outside.HasExtension({|SMTP2002:"body"|});""")]
    [InlineData("""outside.HasExtension({|SMTP2002:"BODY=8BITMIME"|});""")]
    [InlineData("""outside.HasExtension({|SMTP2002:"NOTIFY"|});""")]
    [InlineData("""outside.HasExtension(name: {|SMTP2002:"RET"|});""")]
    [InlineData("""Use(outside.EsmtpFeatures[{|SMTP2002:"BODY"|}]);""")]
    [InlineData("""Use(outside.EsmtpFeatures.ContainsKey({|SMTP2002:"BODY"|}));""")]
    [InlineData("""Use(outside.EsmtpFeatures.TryGetValue({|SMTP2002:"BODY"|}, out _));""")]
    [InlineData("""Use(outside.EsmtpFeatures.GetValueOrDefault({|SMTP2002:"BODY"|}));""")]
    [InlineData("""Use(outside.EsmtpFeatures.Keys.Contains({|SMTP2002:"BODY"|}));""")]
    [InlineData("""const string Name = "BODY"; outside.HasExtension({|SMTP2002:Name|});""")]
    public Task OptionKeyword_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.HasExtension("8BITMIME");""")]
    [InlineData("""outside.HasExtension("SIZE");""")]
    [InlineData("""outside.HasExtension("AUTH");""")]
    [InlineData("""outside.HasExtension("X-OWN");""")]
    [InlineData("""outside.HasExtension(recipients[0]);""")]
    [InlineData("""outside.HasExtension(SmtpExtension.EightBitMime);""")]
    [InlineData("""Use(outside.EsmtpFeatures["SIZE"]);""")]
    [InlineData("""Use(new Dictionary<string, string>()["BODY"]);""")]
    [InlineData("""Use(outside.EsmtpFeatures.Values.Contains("BODY"));""")]
    [InlineData("""Use(outside.EsmtpFeatures.GetValueOrDefault("SIZE", "BODY") == "BODY");""")]
    [InlineData("""outside.Mail("a@example.com", ["BODY=8BITMIME"]);""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task TheMessage_SaysWhatToWrite() => Verification.Messages.Of<VocabularyAnalyzer>(
        Verification.Snippet.Method("""outside.HasExtension("BODY");"""),
        "'BODY' is an option, not the name of an extension; write '8BITMIME'");

    [Theory]
    [InlineData("BODY", "8BITMIME")]
    [InlineData("body", "8BITMIME")]
    [InlineData("BODY=BINARYMIME", "BINARYMIME")]
    [InlineData("NOTIFY=NEVER", "DSN")]
    public Task TheFix_WritesTheName(string before, string after) => Fix.Method(
        $$"""
        if (outside.HasExtension({|SMTP2002:"{{before}}"|}))
            Use(outside.EsmtpFeatures[{|SMTP2002:"{{before}}"|}]);
        """,
        $$"""
        if (outside.HasExtension("{{after}}"))
            Use(outside.EsmtpFeatures["{{after}}"]);
        """);
}
