using System.Diagnostics;

namespace SmtpGen.Benchmarks.Running;

/// <summary>A process of ours on one processor: client and server share it, so what is measured is what the two of them compute.</summary>
internal sealed class Child : IDisposable
{
    private static readonly string Processor = (Environment.ProcessorCount - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    private readonly Process _process;

    public Child(string program, IEnumerable<string> arguments, Regime? regime = null, bool pinned = true)
    {
        var start = new ProcessStartInfo(pinned ? Tools.TaskSet : program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in pinned ? ["-c", Processor, program, .. arguments] : arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in regime?.Settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>This program once more, in another role.</summary>
    public static Child OfThisProgram(IEnumerable<string> arguments, Regime regime, bool pinned = true)
        => new(Environment.ProcessPath!, [.. Host, .. arguments], regime, pinned);

    // Started by "dotnet x.dll", the program is the first argument of the host.
    private static string[] Host => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Child).Assembly.Location] : [];

    /// <summary>What it has cost so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A child process ended without a word.");

    /// <summary>Waits for its end and gives what it wrote.</summary>
    public string ReadToEnd()
    {
        string text = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return _process.ExitCode == 0 ? text : throw new InvalidOperationException($"A child process ended with {_process.ExitCode}: {text}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
            _process.Kill();
        _process.Dispose();
    }
}
