using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SmtpGen.Benchmarks.Analyzers;

/// <summary>A project of ordinary files on disk, of which some send mail, and the compiler run on it as a build runs it.</summary>
internal sealed partial class SampleProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtpgen-sample-");

    /// <param name="files">How many files it has.</param>
    /// <param name="everyMailing">One file in so many uses the client; 0 where none does, and the project does not reference the library.</param>
    /// <param name="analyzers">The assemblies that are measured, beside the SDK's own and two packages that people know.</param>
    public SampleProject(int files, int everyMailing, string analyzers)
    {
        bool usesLibrary = everyMailing > 0;
        for (int number = 0; number < files; number++)
        {
            string text = usesLibrary && number % everyMailing == 0 ? MailingCode.File(number) : OrdinaryCode.File(number);
            Lines += text.Count(character => character == '\n') + 1;
            Write($"File{number:D4}.cs", text);
        }

        Write("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ReportAnalyzer>true</ReportAnalyzer>
                <UseSharedCompilation>true</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                {(usesLibrary ? $"<Reference Include=\"{typeof(SmtpClient).Assembly.Location}\" />" : "")}
                <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" />
                <PackageReference Include="Roslynator.Analyzers" Version="5.0.1" />
              </ItemGroup>
              <!-- Where the analyzers of a package come: after the SDK's. -->
              <Target Name="AddMeasured" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <Analyzer Include="{analyzers}" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        Dotnet("restore");
    }

    public int Lines { get; }

    /// <summary>Builds everything anew, and reads what the compiler says of its time.</summary>
    public CompileTimes Build()
    {
        string output = Dotnet("build", "--no-restore", "-t:Rebuild", "-v:detailed", "-clp:PerformanceSummary", "-tl:off");
        return new CompileTimes(
            double.Parse(CompilerTask().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            AnalyzerRow().Matches(AnalyzerTable().Match(output).Value).ToDictionary(
                row => row.Groups[2].Value,
                row => row.Groups[1].Value is "<0.001" ? 0.5 : 1000 * double.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("UseSharedCompilation");
        start.Environment.Remove("RunAnalyzers");
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerTask();

    /// <summary>Generators have a table of their own, before or after it.</summary>
    [GeneratedRegex(@"Total analyzer execution time.*?(?=Total generator execution time|\z)", RegexOptions.Singleline)]
    private static partial Regex AnalyzerTable();

    /// <summary>The row of an assembly: "0.310   60   SmtpGen.Analyzers, Version=…".</summary>
    [GeneratedRegex(@"^\s*(<?\d+\.\d+)\s+<?\d+\s+([\w.]+), Version=", RegexOptions.Multiline)]
    private static partial Regex AnalyzerRow();
}

/// <summary>What one compilation took, in milliseconds.</summary>
/// <param name="Whole">The compiler's task.</param>
/// <param name="Analyzers">The time of each analyzer assembly, summed over the threads it ran on.</param>
internal sealed record CompileTimes(double Whole, IReadOnlyDictionary<string, double> Analyzers);
