namespace SmtpGen.Tests.Harness;

/// <summary>The server's end of a connection in memory. It never waits: a read that brings nothing has nothing to bring now.</summary>
internal interface IServerEnd : IDisposable
{
    /// <summary>Whether nothing more comes of it, whatever the client sends.</summary>
    bool HasHungUp { get; }

    int Read(Span<byte> buffer);

    void Write(ReadOnlySpan<byte> buffer);
}
