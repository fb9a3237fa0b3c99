namespace SmtpGen.Benchmarks.Running;

/// <summary>How far the runtime has optimised the code that is measured: it decides more than anything else.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Settings">The environment of the process.</param>
/// <param name="WarmUp">How many messages of 1 KiB are sent before the clock starts.</param>
internal sealed record Regime(string Name, IReadOnlyDictionary<string, string> Settings, int WarmUp)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>A process's first 25,000 messages, with the runtime's own settings.</summary>
    public static Regime Default { get; } = new("default", None, 5_000);

    /// <summary>Everything is optimised at its first call, without profile data.</summary>
    public static Regime Full { get; } = new("full", new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0", ["DOTNET_ReadyToRun"] = "0" }, 5_000);

    /// <summary>The runtime's own settings after a long time: the best that each client reaches.</summary>
    public static Regime Long { get; } = new("long", None, 200_000);
}
