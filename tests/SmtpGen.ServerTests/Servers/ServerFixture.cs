namespace SmtpGen.ServerTests;

/// <summary>One Postfix for all tests that want one, started for the first of them: not where they are skipped.</summary>
public sealed class PostfixFixture : IDisposable
{
    private readonly Lazy<PostfixServer> _server = new(() => new PostfixServer());

    public PostfixServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class PostfixGroup : ICollectionFixture<PostfixFixture>
{
    public const string Name = "Postfix";
}
