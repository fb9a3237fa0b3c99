namespace SmtpGen.ServerTests;

/// <summary>What has to be on the machine before a server can be started.</summary>
/// <param name="Programs">Programs, by name; other files, by their whole path.</param>
/// <param name="Users">Users that a server works as.</param>
/// <param name="Install">What puts them there.</param>
internal sealed record Requirement(string[] Programs, string[] Users, string Install)
{
    /// <summary>Set to 1 where a missing program is a failure, as in CI.</summary>
    private const string RequiredVariable = "SMTPGEN_REQUIRE_SERVERS";

    private const string Unpack = "run .ci/servers FOLDER as root and set SMTPGEN_SERVERS=FOLDER";

    private static readonly Dictionary<ServerKind, Requirement> Known = new()
    {
        [ServerKind.Postfix] = new(["postfix", "smtp-sink", "smtp-source", "saslpasswd2", "/etc/gss/mech.d/mech.ntlmssp.conf"], ["postfix"],
            "apt-get install postfix sasl2-bin libsasl2-modules libsasl2-modules-db gss-ntlmssp"),
        [ServerKind.Exim] = new(["exim4"], ["Debian-exim"], Unpack),
        [ServerKind.OpenSmtpd] = new(["smtpd", "unshare"], ["opensmtpd", "opensmtpq"], Unpack),
        [ServerKind.Dovecot] = new(["dovecot", "krb5kdc", "kadmin.local", "kinit", "postfix", "saslpasswd2"], ["dovecot", "dovenull", "postfix"],
            "apt-get install dovecot-submissiond dovecot-lmtpd dovecot-gssapi krb5-kdc krb5-admin-server krb5-user, and what Postfix needs"),
        [ServerKind.Smtplib] = new([SmtplibProgram.Python], [], "apt-get install python3.11"),
    };

    /// <summary>Why tests of a server are skipped; null: they run.</summary>
    public static string? ReasonToSkip(ServerKind kind) =>
        Environment.GetEnvironmentVariable(RequiredVariable) == "1" ? null : Known[kind].WhatIsMissing(kind);

    private string? WhatIsMissing(ServerKind kind)
    {
        if (!Programs.All(ProgramFile.Exists) || !Users.All(Exists)) return $"{kind} is not there: {Install}";

        // What changes to a user of its own has to be started by root.
        return Users.Length == 0 || Environment.IsPrivilegedProcess ? null : $"run as root: {kind} cannot be started by anybody else";
    }

    private static bool Exists(string user) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal));
}
