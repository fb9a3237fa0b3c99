using System.Diagnostics;
using System.Reflection;

namespace SmtpGen.Quickstart.Tests;

/// <summary>Runs the quickstart as a process.</summary>
internal static class Quickstart
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string Assembly = typeof(Quickstart).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Quickstart").Value!;

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(password: null, arguments);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string? password, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SMTPGEN_PASSWORD");
        if (password is not null) start.Environment["SMTPGEN_PASSWORD"] = password;

        using Process process = Process.Start(start)!;
        using var time = new CancellationTokenSource(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(time.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(time.Token);
        try
        {
            await process.WaitForExitAsync(time.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
