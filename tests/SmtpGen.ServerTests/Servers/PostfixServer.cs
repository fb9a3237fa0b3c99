namespace SmtpGen.ServerTests;

/// <summary>Postfix, with Cyrus SASL for logins.</summary>
public sealed class PostfixServer : MailServer
{
    public PostfixServer()
    {
        Mailbox = new Mailbox(Path.Combine(Folder.Add("mail", writable: true), "box"));
        Folder.Add("queue");
        ServerProgram.Run("chown", "postfix", Folder.Add("data"));
        Folder.Write("chain.pem", Certificate.Pem);
        Configure("main.cf");
        Configure("master.cf");
        Folder.Add("sasl");
        Configure("sasl/smtpd.conf");
        AddUser();
        Start("postfix", "-c", Folder.Path, "start-fg");
    }

    private string? _master;

    internal override Mailbox Mailbox { get; }

    /// <summary>The messages that were taken and not delivered yet. A file that is not whole yet may not be executed, and never is once its writer was killed.</summary>
    internal IEnumerable<string> Queued => new[] { "incoming", "active", "deferred" }.Select(name => Path.Combine(Folder.Path, "queue", name))
        .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Where(IsWhole);

    /// <summary>The messages that were delivered.</summary>
    internal IEnumerable<string> DeliveredFiles => Directory.EnumerateFiles(Path.Combine(Folder.Path, "mail", "box", "new"));

    /// <summary>
    /// Starts it anew without its log: a master that is started among the remains of another one may wait forever for a process that takes
    /// what it has to say, and which it would have to start itself.
    /// </summary>
    internal void RestartSilently()
    {
        string file = Path.Combine(Folder.Path, "main.cf");
        File.WriteAllText(file, File.ReadAllText(file).Replace("maillog_file = /dev/stdout", "maillog_file =", StringComparison.Ordinal));
        Restart(isOrderly: true);
    }

    /// <summary>Starts it anew, without looking at all of its files once more.</summary>
    /// <param name="isOrderly">Whether it may end in its own way, rather than as by a failure of power.</param>
    internal void Restart(bool isOrderly)
    {
        if (Processes("master") is { Length: > 0 } masters)
        {
            // What it starts bears its name until it is another program.
            int master = masters.Min();
            _master ??= File.ResolveLinkTarget($"/proc/{master}/exe", returnFinalTarget: false)!.FullName;
            if (isOrderly) ServerProgram.Run("sh", "-c", "kill $1; while kill -0 $1; do sleep 0.05; done 2> /dev/null", "sh", $"{master}");
        }
        EndAll();
        Restart(_master!, "-c", Folder.Path, "-s");
    }

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = [.. First, "STARTTLS", .. Last],
        Encrypted = [.. First, .. Last],
        LoggedIn = [.. First, .. Last],
        ReportFields = ["Original-Envelope-Id: id+with=odd", "Original-Recipient: rfc822;a+b@there.test"],
        AddedFields = ["Return-Path", "X-Original-To", "Delivered-To", "Received"],
        RecipientField = "Delivered-To",
        Refusal = (SmtpReplyCode.TransactionFailed, new(5, 7, 1)),
        Vrfy = (SmtpReplyCode.CannotVerifyUser, SmtpReplyCode.TransactionFailed),
        Expn = SmtpReplyCode.SyntaxError,
    };

    private static string[] First => ["PIPELINING", $"SIZE {SizeLimit}", "VRFY", "ETRN"];

    private static string[] Last =>
    [
        "AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 ANONYMOUS NTLM",
        "XVERP",
        "XCLIENT NAME ADDR PROTO HELO REVERSE_NAME PORT LOGIN DESTADDR DESTPORT",
        "XFORWARD NAME ADDR PROTO HELO SOURCE PORT IDENT",
        "ENHANCEDSTATUSCODES",
        "8BITMIME",
        "DSN",
        "SMTPUTF8",
        "CHUNKING",
    ];

    public override void Dispose()
    {
        EndAll();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    // A process that was being started may outlive those who started it, and listen in their place.
    private void EndAll()
    {
        while (ProcessTree.WorkingIn(Folder.Path) is { Length: > 0 } processes)
            ProcessTree.Kill(processes);
    }

    private static bool IsWhole(string file)
    {
        try
        {
            return (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0;
        }
        catch (FileNotFoundException)
        {
            // It was delivered meanwhile.
            return false;
        }
    }

    private void AddUser()
    {
        string database = Path.Combine(Folder.Path, "sasldb");
        ServerProgram.Run("sh", "-c", "printf %s \"$1\" | saslpasswd2 -p -c -f \"$2\" -u \"$3\" \"$4\"",
            "sh", Password, database, Domain, User[..User.IndexOf('@')]);
        ServerProgram.Run("chown", "postfix", database);
    }
}
