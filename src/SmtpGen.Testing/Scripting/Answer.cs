namespace SmtpGen.Testing;

/// <summary>What the server does at one place: a reply, and perhaps a script that sends it in its own way.</summary>
internal sealed class Answer(Reply reply, SmtpScript? script)
{
    /// <summary>Whether what the client asked for is done.</summary>
    public bool Accepts => reply.IsSuccess && !IsRaw;

    /// <summary>Whether the client is asked for more.</summary>
    public bool AsksForMore => reply.IsIntermediate && !IsRaw;

    private bool IsRaw => script?.RawOctets is not null;

    /// <summary>Sends it. False: the connection is finished.</summary>
    public async ValueTask<bool> SendAsync(Wire wire, CancellationToken stop)
    {
        if (script is null)
        {
            await wire.WriteAsync(reply.ToOctets()).ConfigureAwait(false);
            return true;
        }

        byte[] octets = [.. script.RawOctets ?? reply.ToOctets(), .. script.Appendix];
        await Task.Delay(script.Wait, stop).ConfigureAwait(false);
        await SendAsync(wire, octets.AsMemory(0, Math.Min(script.Cut, octets.Length)), script.Pace, stop).ConfigureAwait(false);

        switch (script.Ending)
        {
            case Ending.Close:
                await wire.CloseAsync(saysGoodbye: false).ConfigureAwait(false);
                return false;

            case Ending.Reset:
                wire.Reset();
                return false;

            case Ending.Stall:
                await wire.StallAsync().ConfigureAwait(false);
                return false;

            default:
                return true;
        }
    }

    private static async ValueTask SendAsync(Wire wire, ReadOnlyMemory<byte> octets, TimeSpan? pace, CancellationToken stop)
    {
        if (pace is not { } pause)
        {
            await wire.WriteAsync(octets).ConfigureAwait(false);
            return;
        }

        for (int i = 0; i < octets.Length; i++)
        {
            await Task.Delay(pause, stop).ConfigureAwait(false);
            await wire.WriteAsync(octets.Slice(i, 1)).ConfigureAwait(false);
        }
    }
}
