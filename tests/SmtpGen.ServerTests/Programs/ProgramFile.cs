namespace SmtpGen.ServerTests;

/// <summary>The programs that come with Postfix.</summary>
internal static class PostfixPrograms
{
    /// <summary>Set to 1 where a missing program is a failure, as in CI.</summary>
    private const string RequiredVariable = "SMTPGEN_REQUIRE_SERVERS";

    private const string Missing = "install postfix (apt-get install postfix)";

    // Administration programs stand in sbin, which is not on every user's path.
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/local/sbin"];

    /// <summary>Why the tests are skipped; null: they run.</summary>
    public static string? ReasonToSkip { get; } = Environment.GetEnvironmentVariable(RequiredVariable) == "1" ? null : WhatIsMissing();

    public static string Find(string name) =>
        Path(name) ?? throw new InvalidOperationException($"{name} is not there: {Missing}.");

    private static string? WhatIsMissing()
    {
        if (!new[] { "postfix", "smtp-sink", "smtp-source" }.All(name => Path(name) is not null)) return Missing;

        return Environment.IsPrivilegedProcess ? null : "run as root: Postfix cannot be started by anybody else";
    }

    private static string? Path(string name) =>
        Folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
