namespace SmtpGen.ServerTests;

/// <summary>One server for all tests of a group, started for the first of them: not where they are skipped.</summary>
public sealed class ServerFixture<TServer> : IDisposable
    where TServer : MailServer, new()
{
    private readonly Lazy<TServer> _server = new(() => new TServer());

    public TServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
