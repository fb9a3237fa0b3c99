using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>A program that serves while a test runs. What it prints is kept, for the message of a failure.</summary>
internal sealed class ServerProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Of a server that runs for long the last words are enough.
    private const int MostKept = 64 * 1024;

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private bool _isDisposed;

    private ServerProgram(string name, string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramFile.Find(name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The process itself.</summary>
    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a program and waits until it listens at the port.</summary>
    public static ServerProgram Start(int port, string name, params string[] arguments)
    {
        var program = new ServerProgram(name, arguments);
        try
        {
            program.WaitFor(() => Listens(port), $"it did not listen at port {port}");
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Runs a program to its end, which must be a success.</summary>
    public static void Run(string name, params string[] arguments)
    {
        using var program = new ServerProgram(name, arguments);
        if (!program._process.WaitForExit(Patience)) throw program.Failure($"it did not end within {Patience}");

        if (program._process.ExitCode != 0) throw program.Failure($"it ended with {program._process.ExitCode}");
    }

    /// <summary>A port of 127.0.0.1 that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something holds, while the program lives.</summary>
    public void WaitFor(Func<bool> holds, string otherwise)
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!holds())
        {
            if (_process.HasExited) throw Failure($"{otherwise}, and ended with {_process.ExitCode}");
            if (Environment.TickCount64 > end) throw Failure($"{otherwise} within {Patience}");

            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        if (_isDisposed) return;

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(Patience);
        }

        _process.Dispose();
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private InvalidOperationException Failure(string what) =>
        new($"{System.IO.Path.GetFileName(_process.StartInfo.FileName)}: {what}. It printed:\n{Output}");

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
            if (_output.Length > MostKept) _output.Remove(0, _output.Length / 2);
        }
    }
}
