namespace SmtpGen.PackageTests;

/// <summary>A project that has verbs of its own: spec files in its folder, and nothing else.</summary>
public class OwnVerbTests
{
    [Fact]
    public void Files_in_the_folder_are_all_that_it_takes()
    {
        using var consumer = new Consumer("Own.cs", "commands.json", "vendor.smtp.json");

        consumer.Run("build", "-warnaserror").Succeeded();
        DotnetResult run = consumer.Run("run", "--no-build").Succeeded();

        Assert.Contains("probed False", run.Output, StringComparison.Ordinal);
        Assert.Contains("True, probed True", run.Output, StringComparison.Ordinal);
        Assert.Contains("queue empty, 250", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused 450", run.Output, StringComparison.Ordinal);
        // For completion in editors: the schema of just this version, where the file names it.
        Assert.Equal(File.ReadAllText(Packages.Schema), consumer.Read("obj/commands.schema.json"));
    }

    [Fact]
    public void A_verb_of_a_project_is_checked_as_a_built_in_one()
    {
        using var consumer = new Consumer("Own.cs", "OwnWrong.cs", "commands.json", "vendor.smtp.json");

        Assert.Equal(
            ["OwnWrong.cs(12): SMTP4001", "OwnWrong.cs(13): SMTP2008", "OwnWrong.cs(14): SMTP2004", "OwnWrong.cs(9): SMTP1001"],
            Consumer.Diagnostics(consumer.Run("build").Succeeded()));
    }

    [Fact]
    public void A_mistake_is_an_error_at_its_line_of_the_file()
    {
        using var consumer = new Consumer("Program.cs");
        consumer.Add("commands.wrong.json", "commands.json");

        DotnetResult build = consumer.Run("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["commands.json(5): SMTP0006", "commands.json(6): SMTP0005"], Consumer.Diagnostics(build));
        Assert.Contains("commands.json(5,47)", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"whose\": \"somebody else's\" }")]
    [InlineData("// no JSON")]
    public void A_file_that_is_somebody_elses_is_left_alone(string text)
    {
        using var consumer = new Consumer("Program.cs");
        consumer.Write("commands.json", text);

        consumer.Run("build", "-warnaserror").Succeeded();
    }

    [Fact]
    public void A_project_can_switch_the_search_off()
    {
        using var consumer = new Consumer("Program.cs");
        consumer.Add("commands.wrong.json", "commands.json");

        consumer.Run("build", "-warnaserror", "-p:SmtpGenSpecFiles=false").Succeeded();
    }

    /// <summary>And the schema goes where the project's other intermediate files are.</summary>
    [Fact]
    public void A_project_can_list_its_files_itself_and_build_into_another_folder()
    {
        using var consumer = new Consumer("Own.cs", "commands.json", "vendor.smtp.json");
        consumer.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="commands.json;vendor.smtp.json" />
              </ItemGroup>
            </Project>
            """);

        consumer.Run("build", "-warnaserror", "-p:SmtpGenSpecFiles=false", "--artifacts-path", "made").Succeeded();

        Assert.Equal(File.ReadAllText(Packages.Schema), consumer.Read("made/obj/Consumer/commands.schema.json"));
        Assert.Empty(consumer.Files("commands.schema.json").Except(["made/obj/Consumer/commands.schema.json"]));
    }
}
