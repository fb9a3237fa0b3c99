using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SmtpGen.ServerTests;

/// <summary>Python's smtplib, which plays one script after the other. It is started for the first of them.</summary>
public sealed class SmtplibProgram : IDisposable
{
    public const string Python = "python3.11";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lazy<Process> _process = new(Start);

    /// <summary>The outcome of each step, the connection being the first.</summary>
    public Task<string[]> PlayAsync(int port, IEnumerable<object[]> steps) => AskAsync(new { port, steps });

    /// <summary>The public names of a class of the module, or of the module itself, as in "SMTP.helo(name)".</summary>
    public Task<string[]> NamesAsync(string owner) => AskAsync(new { owner });

    public void Dispose()
    {
        if (!_process.IsValueCreated) return;

        using Process process = _process.Value;
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience)) process.Kill();
    }

    /// <summary>A script of this folder.</summary>
    internal static string Script(string name)
    {
        using var script = new StreamReader(typeof(SmtplibProgram).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }

    private async Task<string[]> AskAsync(object request)
    {
        await _process.Value.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
        await _process.Value.StandardInput.FlushAsync();
        string? answer = await _process.Value.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return JsonSerializer.Deserialize<string[]>(answer ?? throw new InvalidOperationException("The player of smtplib has ended; its message is in the output of the tests."))!;
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo(ProgramFile.Find(Python), ["-c", Script("player.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        };
        return Process.Start(start)!;
    }
}
