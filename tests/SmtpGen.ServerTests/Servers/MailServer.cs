namespace SmtpGen.ServerTests;

/// <summary>
/// A mail server of our own: configuration, queue and mailboxes in a temporary folder, its listeners on free ports of 127.0.0.1. The
/// machine's own mail system is neither read nor touched. Mail for anybody at <see cref="Domain"/> is delivered to one mailbox.
/// </summary>
public abstract class MailServer : IDisposable
{
    public const string Host = "127.0.0.1";
    public const string Domain = "inbox.test";
    public const string Refused = "refused@" + Domain;

    /// <summary>Stands for two mailboxes.</summary>
    public const string List = "team@" + Domain;

    public const string User = "user@" + Domain;
    public const string Password = "secret";
    public const int SizeLimit = 200_000;

    /// <summary>The numeric name of nobody, whose the mailboxes are.</summary>
    private protected const string Nobody = "65534";

    private const int MostBoxes = 5_000;

    private static int _recipients;

    private ServerProgram? _program;

    public int Port { get; } = ServerProgram.FreePort();

    /// <summary>The port where TLS begins with the first byte.</summary>
    public int TlsPort { get; } = ServerProgram.FreePort();

    internal SelfSigned Certificate { get; } = new("mail.test");

    internal abstract ServerTraits Traits { get; }

    private protected TemporaryFolder Folder { get; } = new();

    internal abstract Mailbox Mailbox { get; }

    /// <summary>Every mailbox that <see cref="NewRecipient"/> names, for servers that want them listed.</summary>
    internal static IEnumerable<string> Recipients => Enumerable.Range(1, MostBoxes).Select(number => $"box{number}@{Domain}");

    /// <summary>A mailbox that nobody has written to.</summary>
    internal static string NewRecipient(string name = "box")
    {
        int number = Interlocked.Increment(ref _recipients);
        return number <= MostBoxes ? $"{name}{number}@{Domain}" : throw new InvalidOperationException($"The tests have used up their mailboxes: make {nameof(MostBoxes)} larger.");
    }

    /// <summary>What was delivered to a recipient, without what the server put on top, once it is there.</summary>
    internal byte[] Delivered(string recipient) => StoredMail.Content(Stored(recipient), Traits.AddedFields);

    /// <summary>What was delivered to a recipient, as it was stored, once it is there.</summary>
    internal byte[] Stored(string recipient)
    {
        byte[]? content = null;
        _program!.WaitFor(() => (content = Mailbox.Find($"{Traits.RecipientField}: {recipient}")) is not null, $"it did not deliver to {recipient}");
        return content!;
    }

    public virtual void Dispose()
    {
        _program?.Dispose();
        Certificate.Dispose();
        Folder.Dispose();
    }

    /// <summary>The processes of the server that bear a name.</summary>
    internal int[] Processes(string name) => ProcessTree.Named(_program!.Id, name);

    /// <summary>Makes an end of the server where it has not come to one itself, and starts it anew, in this way from now on.</summary>
    private protected void Restart(string program, params string[] arguments)
    {
        _program!.Dispose();
        _program = ServerProgram.Start(Port, program, arguments);
    }

    /// <summary>Starts the program; when it does not come up, nothing of the server stays behind.</summary>
    private protected void Start(string program, params string[] arguments)
    {
        try
        {
            _program = ServerProgram.Start(Port, program, arguments);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes a configuration file into the server's folder: the text of that name beside the server's class, with these values.</summary>
    private protected string Configure(string name, params (string Name, object Value)[] values)
    {
        (string, object)[] common =
        [
            ("folder", Folder.Path), ("port", Port), ("tls port", TlsPort), ("domain", Domain), ("refused", Refused), ("list", List),
            ("user", User), ("password", Password), ("size limit", SizeLimit), ("nobody", Nobody),
        ];
        return Folder.Write(name, ConfigurationText.Of(Path.GetFileName(name), common.Concat(values)));
    }
}
