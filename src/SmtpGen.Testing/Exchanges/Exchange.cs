using SmtpGen.Protocol;

namespace SmtpGen.Testing;

/// <summary>How the talk goes from a command line to its last reply; which way, the spec says for every verb.</summary>
internal abstract class Exchange
{
    private static readonly Exchange ReplyOnly = new ReplyExchange();

    private static readonly Dictionary<SmtpExchange, Exchange> Longer = new()
    {
        [SmtpExchange.Content] = new ContentExchange(),
        [SmtpExchange.Chunk] = new ChunkExchange(),
        [SmtpExchange.Handshake] = new HandshakeExchange(),
        [SmtpExchange.Sasl] = new SaslExchange(),
    };

    public static async ValueTask PlayAsync(Session session, CommandLine line)
    {
        Exchange exchange = line.Command is { } command ? Longer.GetValueOrDefault(command.Exchange, ReplyOnly) : ReplyOnly;
        await exchange.RunAsync(session, line).ConfigureAwait(false);
        if (line.Command is { EndsSession: true }) await session.HangUpAsync().ConfigureAwait(false);
    }

    protected abstract ValueTask RunAsync(Session session, CommandLine line);
}
