using System.Globalization;

namespace SmtpGen.Testing;

/// <summary>Octets, as many as the command line says, then one reply (RFC 3030 §2).</summary>
internal sealed class ChunkExchange : Exchange
{
    protected override async ValueTask RunAsync(Session session, CommandLine line)
    {
        if (ReadArguments(line) is not (long length, bool isLast))
        {
            // Nobody knows how many octets follow, so what comes next could be taken for commands.
            await session.SendAsync(session.Decide(line, session.Say(SmtpReplyCode.ArgumentSyntaxError, "5.4", "The size of the chunk, please")))
                .ConfigureAwait(false);
            await session.HangUpAsync().ConfigureAwait(false);
            return;
        }

        // The octets are on their way, whatever the reply will be.
        Reply? refusal = OrderRules.Refuse(session, line);
        await session.Wire.ReadOctetsAsync(length, refusal is null ? session.Transaction.Content : new BoundedBuffer(0)).ConfigureAwait(false);

        if (refusal is null && isLast)
        {
            await Delivery.PlayAsync(session, line, isContinuation: false).ConfigureAwait(false);
            return;
        }

        Answer answer = session.Decide(line, refusal ?? Delivery.Refuse(session) ?? session.Say(SmtpReplyCode.Ok, "0.0", $"{length} octets taken"));
        if (answer.Accepts) session.Accept(line.Command);
        else session.EndTransaction();
        await session.SendAsync(answer).ConfigureAwait(false);
    }

    private static (long Length, bool IsLast)? ReadArguments(CommandLine line)
    {
        string[] words = line.Words;
        bool isLast = words.Length == 2 && line.Command!.Keywords.Contains(words[1], StringComparer.OrdinalIgnoreCase);
        return words.Length == (isLast ? 2 : 1) && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? (length, isLast)
            : null;
    }
}
