using System.Globalization;

namespace SmtpGen.Benchmarks.Servers;

/// <summary>A server in a process of its own, on the processor that is measured.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Child _child;

    private ServerProcess(Child child, int port) => (_child, Port) = (child, port);

    public int Port { get; }

    /// <summary>What it has cost so far.</summary>
    public TimeSpan CpuTime => _child.CpuTime;

    /// <summary>Postfix's smtp-sink.</summary>
    public static ServerProcess Sink()
    {
        int port = Ports.Free();
        var child = new Child(Tools.SmtpSink, ["-u", Environment.UserName, $"127.0.0.1:{port}", "1000"]);
        Ports.WaitFor(port);
        return new ServerProcess(child, port);
    }

    /// <summary>The scripted server, all its code optimised.</summary>
    public static ServerProcess Scripted(bool tls)
    {
        var child = Child.OfThisProgram(["server", tls ? "tls" : "clear"], Regime.Full);
        return new ServerProcess(child, int.Parse(child.ReadLine(), CultureInfo.InvariantCulture));
    }

    /// <summary>What the child does: serves until its input ends.</summary>
    public static int Serve(bool tls)
    {
        using var server = new ScriptedServer(new ServerBehaviour(ServerBehaviour.Everything, tls));
        Console.WriteLine(server.Port);
        Console.In.ReadToEnd();
        return 0;
    }

    public void Dispose() => _child.Dispose();
}
