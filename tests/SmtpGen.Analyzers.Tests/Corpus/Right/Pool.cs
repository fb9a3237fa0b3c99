using SmtpGen;

public sealed class Pool(string host) : IDisposable
{
    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public SmtpClient Take()
    {
        while (_idle.TryTake(out SmtpClient? client))
        {
            if (client.IsConnected && client.Noop().IsSuccess)
                return client;
            client.Dispose();
        }

        var made = new SmtpClient();
        made.Connect(host);
        made.EhloOrHeloIfNeeded();
        return made;
    }

    public void GiveBack(SmtpClient client)
    {
        if (client.HasSender)
            client.Rset();
        _idle.Add(client);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out SmtpClient? client))
            client.Dispose();
    }
}
