namespace SmtpGen.ServerTests;

/// <summary>
/// A Postfix of our own: configuration, queue and mailboxes in a temporary folder, its listeners on free ports of 127.0.0.1. The
/// machine's own mail system is neither read nor touched. Mail for anybody at <see cref="Domain"/> is delivered to one mailbox.
/// </summary>
public sealed class PostfixServer : IDisposable
{
    public const string Domain = "inbox.test";
    public const string Refused = "refused@" + Domain;
    public const int SizeLimit = 200_000;

    private const string Nobody = "65534";

    private readonly TemporaryFolder _folder = new();
    private readonly string _mailbox;
    private readonly ServerProgram _program;

    internal PostfixServer()
    {
        string configuration = _folder.Add("conf");
        _mailbox = _folder.Add("mail", writable: true);
        string queue = _folder.Add("queue");
        string data = _folder.Add("data");
        ServerProgram.Run("chown", "postfix", data);

        File.WriteAllText(Path.Combine(configuration, "chain.pem"), Certificate.Pem);
        File.WriteAllText(Path.Combine(configuration, "main.cf"), Settings(configuration, queue, data, _mailbox));
        File.WriteAllText(Path.Combine(configuration, "master.cf"), Services(Port, TlsPort));
        _program = ServerProgram.Start(Port, "postfix", "-c", configuration, "start-fg");
    }

    public static string Host => "127.0.0.1";

    public int Port { get; } = ServerProgram.FreePort();

    /// <summary>The port where TLS begins with the first byte.</summary>
    public int TlsPort { get; } = ServerProgram.FreePort();

    internal ServerCertificate Certificate { get; } = new();

    /// <summary>What was delivered to a recipient, without what Postfix put on top, once it is there.</summary>
    internal byte[] Delivered(string recipient)
    {
        byte[]? content = null;
        string mark = $"Delivered-To: {recipient}\n";
        _program.WaitFor(() => (content = Files().FirstOrDefault(file => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(mark)) >= 0)) is not null,
            $"it did not deliver to {recipient}");
        return StoredMail.Content(content!, "Return-Path", "X-Original-To", "Delivered-To", "Received");
    }

    public void Dispose()
    {
        _program.Dispose();
        Certificate.Dispose();
        _folder.Dispose();
    }

    /// <summary>The files of the mailbox; a file is moved here when it is whole.</summary>
    private IEnumerable<byte[]> Files()
    {
        string arrived = Path.Combine(_mailbox, "box", "new");
        return Directory.Exists(arrived) ? Directory.GetFiles(arrived).Select(File.ReadAllBytes) : [];
    }

    private static string Settings(string configuration, string queue, string data, string mailbox) => $$"""
        compatibility_level = 3.6
        queue_directory = {{queue}}
        data_directory = {{data}}
        maillog_file = /dev/stdout
        myhostname = postfix.test
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        # Leave messages as they come.
        local_header_rewrite_clients =
        message_drop_headers =
        disable_vrfy_command = no
        message_size_limit = {{SizeLimit}}
        virtual_mailbox_limit = 0
        virtual_mailbox_domains = {{Domain}}
        virtual_mailbox_base = {{mailbox}}
        virtual_mailbox_maps = static:box/
        virtual_uid_maps = static:{{Nobody}}
        virtual_gid_maps = static:{{Nobody}}
        smtpd_recipient_restrictions =
            check_recipient_access inline:{ { {{Refused}} = REJECT nobody of that name } },
            reject_unauth_destination
        smtpd_tls_security_level = may
        smtpd_tls_chain_files = {{configuration}}/chain.pem

        """;

    private static string Services(int port, int tlsPort) => $"""
        127.0.0.1:{port} inet n - n - - smtpd
        127.0.0.1:{tlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        anvil unix - - n - 1 anvil
        bounce unix - - n - 0 bounce
        cleanup unix n - n - 0 cleanup
        defer unix - - n - 0 bounce
        error unix - - n - - error
        postlog unix-dgram n - n - 1 postlogd
        proxymap unix - - n - - proxymap
        qmgr unix n - n 300 1 qmgr
        retry unix - - n - - error
        rewrite unix - - n - - trivial-rewrite
        tlsmgr unix - - n 1000? 1 tlsmgr
        trace unix - - n - 0 bounce
        virtual unix - n n - - virtual

        """;
}
