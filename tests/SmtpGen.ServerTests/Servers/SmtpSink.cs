namespace SmtpGen.ServerTests;

/// <summary>The sink that comes with Postfix: it takes every message and writes it to a file, with the envelope on top.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _dumps;
    private readonly ServerProgram _program;

    public SmtpSink(params string[] options)
    {
        _dumps = _folder.Add("dumps", writable: true);
        _program = ServerProgram.Start(Port, "smtp-sink",
            [.. options, "-u", "nobody", "-d", Path.Combine(_dumps, "mail."), $"127.0.0.1:{Port}", "10"]);
    }

    public int Port { get; } = ServerProgram.FreePort();

    /// <summary>The one message that came: the lines of its envelope, and its content.</summary>
    public (string[] Envelope, byte[] Content) Received()
    {
        byte[] dump = [];
        _program.WaitFor(() => Directory.GetFiles(_dumps) is [var file] && (dump = File.ReadAllBytes(file)).AsSpan().EndsWith("\n\n"u8),
            "it wrote no message");

        string[] envelope = [.. System.Text.Encoding.Latin1.GetString(dump).Split('\n').TakeWhile(line => line.StartsWith("X-", StringComparison.Ordinal))];
        byte[] content = StoredMail.Content(dump, [.. envelope.Select(line => line.Split(':')[0]), "Received"]);

        // The sink ends each message by an empty line of its own.
        return (envelope, content[..^2]);
    }

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }
}
