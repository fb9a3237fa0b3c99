using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.SessionAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The script of the porting guide compiles, and draws the reports that the guide speaks of.</summary>
public class PortedScriptTests
{
    private static readonly string Script = Repository.Read("docs/porting.md").Split("```csharp\nusing SmtpGen;\n")[1].Split("```")[0];

    [Fact]
    public Task ItIsAskedForItsIntroductions() => Check.Program(
        Program(Script.Replace(".StartTls(", ".{|SMTP1001:StartTls|}(", StringComparison.Ordinal).Replace(".Login(", ".{|SMTP1001:Login|}(", StringComparison.Ordinal)));

    [Fact]
    public Task ItIsSilentWhereImplicitHelloIsAllowed() => Check.Program(Program(Script), "smtpgen_implicit_hello = true");

    private static string Program(string script) => Verification.Snippet.Method($"string message = Console.ReadLine()!, password = Console.ReadLine()!;{script}");
}
