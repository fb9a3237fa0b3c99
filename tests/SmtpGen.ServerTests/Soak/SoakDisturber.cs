namespace SmtpGen.ServerTests;

/// <summary>Takes the server away from those who send: one process, all that talk to clients, or the whole of it.</summary>
internal sealed class SoakDisturber(PostfixServer server)
{
    // Each time it is one of so many things: the server is restarted, all its sessions are killed, or one of them is.
    private const int TurnsPerRestart = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private int _turn;

    public int Kills { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>Goes on until it is over; the server is up then.</summary>
    public async Task Disturb(CancellationToken over)
    {
        while (await Wait(over))
        {
            int[] sessions = server.Processes("smtpd");
            switch (_turn % TurnsPerRestart)
            {
                case 0: server.Restart(isOrderly: _turn % (2 * TurnsPerRestart) == 0); Restarts++; break;
                case TurnsPerRestart / 2: Kills += ProcessTree.Kill(sessions); break;
                default: Kills += ProcessTree.Kill(sessions.Skip(_turn % Math.Max(1, sessions.Length)).Take(1)); break;
            }
            _turn++;
        }
    }

    private static async Task<bool> Wait(CancellationToken over)
    {
        try
        {
            await Task.Delay(Pause, over);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
