namespace SmtpGen.Tests.Harness;

internal sealed partial class Subject
{
    /// <summary>Sends many messages and takes all the results.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="quits">Whether the session ends with the last one.</param>
    public async Task<List<SmtpBatchResult>> SendMany(IEnumerable<SmtpMessage> messages, bool quits = false)
    {
        var results = new List<SmtpBatchResult>();
        await SendMany(messages, results, quits);
        return results;
    }

    /// <summary>Sends many messages and takes the results that there are, even if the last of them is an exception.</summary>
    public async Task SendMany(IEnumerable<SmtpMessage> messages, List<SmtpBatchResult> results, bool quits = false)
    {
        if (IsAsync)
        {
            await foreach (SmtpBatchResult result in quits ? Client.SendManyAndQuitAsync(Later(messages), Token) : Client.SendManyAsync(Later(messages), Token))
                results.Add(result);
            return;
        }
        foreach (SmtpBatchResult result in quits ? Client.SendManyAndQuit(messages) : Client.SendMany(messages))
            results.Add(result);
    }

    /// <summary>The same messages, each of which is there when it is asked for.</summary>
    public static async IAsyncEnumerable<SmtpMessage> Later(IEnumerable<SmtpMessage> messages)
    {
        await Task.CompletedTask;
        foreach (SmtpMessage message in messages)
            yield return message;
    }
}
