namespace SmtpGen.Tests.Harness;

// In a file of its own: it reaches for what only these tests may see, and the rest serves other test projects too.
internal sealed partial class Subject
{
    /// <summary>What <see cref="SmtpClient.Open"/> does, with this client.</summary>
    public ValueTask<SmtpClient> Open(string host, int port) => IsAsync ? SmtpClient.OpenAsync(Client, host, port, default) : new(SmtpClient.Open(Client, host, port));
}
