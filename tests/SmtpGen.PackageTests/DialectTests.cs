namespace SmtpGen.PackageTests;

/// <summary>A project that holds a dialect, and one that speaks it: the second has the package by the first alone, and verbs of its own beside.</summary>
public class DialectTests
{
    private const string Mistakes = "Dialect/App/Mistakes.cs";

    [Fact]
    public void Who_references_a_dialect_that_is_public_speaks_it_beside_verbs_of_its_own()
    {
        using Consumer dialect = Consumer.Solution("Dialect");
        dialect.Remove("App/Mistakes.cs");

        dialect.Run("build", "App", "-warnaserror").Succeeded();
        DotnetResult run = dialect.Run("run", "--project", "App", "--no-build").Succeeded();

        Assert.Contains("probed False", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no fact \"proved\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("ping 259, probed True", run.Output, StringComparison.Ordinal);
        Assert.Contains("queue empty", run.Output, StringComparison.Ordinal);
        Assert.Contains("note True, noted True", run.Output, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<me@example.org> XPRIO=1 XURGENT", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused 450", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_contracts_and_words_are_known_where_it_is_spoken()
    {
        using Consumer dialect = Consumer.Solution("Dialect");

        DotnetResult build = dialect.Run("build", "App").Succeeded();

        Assert.Equal(Consumer.Marks(Mistakes), Consumer.Diagnostics(build));
    }

    /// <summary>A project's tests, say: both have tables of the same names, and each means its own.</summary>
    [Fact]
    public void Who_sees_the_internals_of_a_project_with_verbs_can_have_verbs_too()
    {
        using Consumer dialect = Hidden();
        dialect.Remove("App/Talk.cs");
        dialect.Write("Vendor/Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]");
        dialect.Write("App/Main.cs", """
            using SmtpGen;

            using var client = new SmtpClient();
            client.Connect("mail.example.org");
            client.Ehlo();
            client.XPing().EnsureSuccess();
            client.XNote("hello").EnsureSuccess();
            """);

        dialect.Run("build", "App", "-warnaserror").Succeeded();
    }

    [Fact]
    public void Who_references_a_dialect_that_is_not_public_does_not_see_it()
    {
        using Consumer dialect = Hidden();
        dialect.Remove("App/Talk.cs");
        dialect.Write("App/Main.cs", """
            using SmtpGen;

            using var client = new SmtpClient();
            client.XPing();
            client.XNote("hello");
            Console.WriteLine(new MailOptions().SetXPrio(1));
            throw new StoreException(client.Noop());
            """);

        DotnetResult build = dialect.Run("build", "App");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["Main.cs(4): CS1061", "Main.cs(6): CS1061", "Main.cs(7): CS0122"], Consumer.Diagnostics(build));
    }

    /// <summary>A method that a project cannot call is no advice for it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_raw_command_has_a_typed_method_where_that_can_be_called(bool isPublic)
    {
        using Consumer dialect = isPublic ? Consumer.Solution("Dialect") : Hidden();
        dialect.Remove("App/Mistakes.cs");
        dialect.Remove("App/Talk.cs");
        dialect.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SMTP2009.severity = warning\n");
        dialect.Write("App/Main.cs", """
            using SmtpGen;

            using var client = new SmtpClient();
            client.Connect("mail.example.org");
            client.DoCommand("XPING", "token").EnsureSuccess();
            client.DoCommand("XNOTE", "hello").EnsureSuccess();
            """);

        DotnetResult build = dialect.Run("build", "App").Succeeded();

        string[] own = ["Main.cs(6): SMTP2009"];
        Assert.Equal(isPublic ? ["Main.cs(5): SMTP2009", .. own] : own, Consumer.Diagnostics(build));
    }

    private static Consumer Hidden()
    {
        Consumer dialect = Consumer.Solution("Dialect");
        dialect.Remove("App/Mistakes.cs");
        dialect.Write("Vendor/vendor.smtp.json", dialect.Read("Vendor/vendor.smtp.json").Replace("\"access\": \"public\",", "", StringComparison.Ordinal));
        return dialect;
    }
}
