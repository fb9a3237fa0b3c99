namespace SmtpGen.PackageTests;

/// <summary>Kinds of project that use the package: other frameworks, languages, compilers, and other clients beside it.</summary>
public class KindTests
{
    [Fact]
    public void A_library_for_net8_and_net10_in_CSharp_12_with_own_verbs_builds_with_every_analysis_on()
    {
        using Consumer consumer = Consumer.Kind("Net8");

        consumer.Run("build", "-warnaserror").Succeeded();
    }

    [Fact]
    public void A_native_program_publishes_without_a_warning_and_runs_with_own_verbs()
    {
        using Consumer consumer = Consumer.Kind("Aot");

        DotnetResult publish = consumer.Run("publish", "-warnaserror", "-o", "out").Succeeded();

        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        DotnetResult run = consumer.RunProgram("out/Consumer").Succeeded();
        Assert.Contains("True, probed True", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused 450", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FSharp")]
    [InlineData("VisualBasic")]
    public void A_program_in_another_language_builds_and_sends(string language)
    {
        using Consumer consumer = Consumer.Kind(language);

        consumer.Run("build", "-warnaserror").Succeeded();
        Assert.Contains("accepted 250, received 1", consumer.Run("run", "--no-build").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_has_MailKit_and_the_frameworks_own_client_too_builds_and_sends_by_all_three()
    {
        using Consumer consumer = Consumer.Kind("MailKit");

        consumer.Run("build", "-warnaserror").Succeeded();
        string output = consumer.Run("run", "--no-build").Succeeded().Output;
        Assert.Contains("received 3", output, StringComparison.Ordinal);

        // The page says just which names the namespaces share.
        string[] rows = [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        string page = Repository.Read("docs/package.md");
        Assert.Equal(rows, page[page.IndexOf("## Beside", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    /// <summary>What the documentation says of the name that all three have: the compiler says so, and an alias mends it.</summary>
    [Fact]
    public void Usings_of_two_of_them_in_one_file_are_ambiguous_for_their_common_name_only()
    {
        using Consumer consumer = Consumer.Kind("MailKit");
        consumer.Write("Both.cs", """
            using MailKit.Net.Smtp;
            using SmtpGen;

            internal static class Both
            {
                public static object Common() => new SmtpClient();
                public static string Other(SmtpResponseException ours, SmtpCommandException theirs) => $"{ours.SmtpCode} {theirs.StatusCode}";
            }
            """);

        DotnetResult build = consumer.Run("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["Both.cs(6): CS0104"], Consumer.Diagnostics(build));
    }
}
