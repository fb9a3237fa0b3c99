namespace SmtpGen.ServerTests;

/// <summary>Finds the file of a program: in the folder of unpacked servers first, then where programs are installed.</summary>
internal static class ProgramFile
{
    private const string UnpackedServers = "SMTPGEN_SERVERS";

    // Administration programs stand in sbin, which is not on every user's path.
    private static readonly string[] Folders =
    [
        .. Environment.GetEnvironmentVariable(UnpackedServers) is { Length: > 0 } root ? [Path.Combine(root, "usr/sbin")] : Array.Empty<string>(),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
        "/usr/sbin",
        "/usr/local/sbin",
    ];

    public static bool Exists(string name) => Locate(name) is not null;

    public static string Find(string name) =>
        Locate(name) ?? throw new InvalidOperationException($"The program {name} is not there; CONTRIBUTING.md says how to install the servers.");

    private static string? Locate(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
