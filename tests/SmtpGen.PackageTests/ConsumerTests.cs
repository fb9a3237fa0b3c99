namespace SmtpGen.PackageTests;

public class ConsumerTests
{
    [Fact]
    public void A_consumer_builds_without_a_warning_and_sends_a_message()
    {
        using var consumer = new Consumer("Program.cs");

        consumer.Run("build", "-warnaserror").Succeeded();
        DotnetResult run = consumer.Run("run", "--no-build").Succeeded();

        Assert.Contains("accepted 2, received 1", run.Output, StringComparison.Ordinal);
    }

    // What a project for net8.0 is compiled as, where nobody says otherwise.
    [Fact]
    public void A_consumer_in_the_oldest_language_that_is_supported_builds_too()
    {
        using var consumer = new Consumer("Program.cs");

        consumer.Run("build", "-warnaserror", "-p:LangVersion=12").Succeeded();
    }

    [Fact]
    public void The_ordinary_compiler_flags_mistakes_at_their_lines_and_the_fixes_mend_them()
    {
        using var consumer = new Consumer("Program.cs", "Wrong.cs");

        DotnetResult before = consumer.Run("build").Succeeded();
        Assert.Equal(
            ["Wrong.cs(10): SMTP2001", "Wrong.cs(19): SMTP1001", "Wrong.cs(9): SMTP1001"],
            Consumer.Diagnostics(before));

        consumer.Run("format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", "SMTP1001", "SMTP2001").Succeeded();

        string mended = consumer.Read("Wrong.cs");
        Assert.Contains("        client.Ehlo();\n        client.Login(", mended.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("        await client.EhloAsync();\n        await client.LoginAsync(", mended.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("[\"BODY=8BITMIME\"]", mended, StringComparison.Ordinal);
        DotnetResult after = consumer.Run("build", "--no-incremental", "-warnaserror").Succeeded();
        Assert.Empty(Consumer.Diagnostics(after));
    }
}
