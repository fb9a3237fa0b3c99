using System.Runtime.InteropServices;

namespace SmtpGen.ServerTests;

/// <summary>A realm of Kerberos of our own: its key distribution centre, with one user and one service.</summary>
internal sealed class KerberosRealm : IDisposable
{
    public const string Service = "smtp/mail.test";

    private const string Name = "INBOX.TEST";

    private readonly TemporaryFolder _folder = new();
    private readonly ServerProgram _program;

    public KerberosRealm()
    {
        int port = ServerProgram.FreePort();
        foreach (string file in new[] { "krb5.conf", "kdc.conf" })
            _folder.Write(file, ConfigurationText.Of(file, [("folder", _folder.Path), ("realm", Name), ("kdc port", port)]));

        Run("kdb5_util", "create", "-s", "-P", "master");
        Run("kadmin.local", "add_principal", "-pw", MailServer.Password, User);
        Run("kadmin.local", "add_principal", "-randkey", Service);
        Run("kadmin.local", "ktadd", "-k", Keytab, Service);
        File.SetUnixFileMode(Keytab, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _program = ServerProgram.Start(port, "env", InRealm("krb5kdc", "-n"));
    }

    /// <summary>The user's name in the realm; with the realm it is that of <see cref="MailServer.User"/>.</summary>
    public static string User => MailServer.User.Split('@')[0];

    /// <summary>What programs of the realm find in KRB5_CONFIG.</summary>
    public string Configuration => Path.Combine(_folder.Path, "krb5.conf");

    /// <summary>The key of the service.</summary>
    public string Keytab => Path.Combine(_folder.Path, "keytab");

    /// <summary>Makes the security library of this process look here. The framework's own way of setting a variable does not reach it.</summary>
    public void Enter() => Assert.Equal(0, SetVariable("KRB5_CONFIG", Configuration, 1));

    /// <summary>Gets the user a ticket, with which logins need no password.</summary>
    public void GetTicket() => Run("sh", "-c", "printf %s \"$1\" | kinit \"$2\"", "sh", MailServer.Password, User);

    public void DropTicket() => Run("kdestroy");

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetVariable(string name, string value, int overwrite);

    private void Run(string program, params string[] arguments) => ServerProgram.Run("env", InRealm(program, arguments));

    private string[] InRealm(string program, params string[] arguments) =>
        [$"KRB5_CONFIG={Configuration}", $"KRB5_KDC_PROFILE={Path.Combine(_folder.Path, "kdc.conf")}", ProgramFile.Find(program), .. arguments];
}
