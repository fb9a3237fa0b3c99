namespace SmtpGen.Benchmarks.Running;

/// <summary>Programs of the system's that benchmarks use.</summary>
internal static class Tools
{
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        "/usr/sbin",
        Path.Combine(Environment.GetEnvironmentVariable("SMTPGEN_SERVERS") ?? "/opt/smtpgen-servers", "usr/sbin"),
    ];

    public static string SmtpSink => Find("smtp-sink");

    public static string SmtpSource => Find("smtp-source");

    public static string Python => Find("python3");

    public static string TaskSet => Find("taskset");

    /// <summary>Where a program is.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    private static string Find(string name)
        => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The benchmarks need {name}: smtp-sink and smtp-source come with Postfix, taskset with util-linux.");
}
