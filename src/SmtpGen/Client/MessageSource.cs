namespace SmtpGen;

/// <summary>Where the messages of a batch come from.</summary>
internal abstract class MessageSource
{
    public abstract SmtpMessage Current { get; }

    /// <summary>Asks for the next message. It has come when this is completed, which a blocking source always is.</summary>
    public abstract ValueTask<bool> MoveNext();

    public static MessageSource Of(IEnumerator<SmtpMessage> messages) => new Blocking(messages);

    public static MessageSource Of(IAsyncEnumerator<SmtpMessage> messages) => new Awaiting(messages);

    private sealed class Blocking(IEnumerator<SmtpMessage> messages) : MessageSource
    {
        public override SmtpMessage Current => messages.Current;

        public override ValueTask<bool> MoveNext() => new(messages.MoveNext());
    }

    private sealed class Awaiting(IAsyncEnumerator<SmtpMessage> messages) : MessageSource
    {
        public override SmtpMessage Current => messages.Current;

        public override ValueTask<bool> MoveNext() => messages.MoveNextAsync();
    }
}
