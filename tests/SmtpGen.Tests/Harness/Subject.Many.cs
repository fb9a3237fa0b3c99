namespace SmtpGen.Tests.Harness;

internal sealed partial class Subject
{
    /// <summary>Sends many messages and takes all the results.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="quits">Whether the session ends with the last one.</param>
    public async Task<List<SmtpBatchResult>> SendMany(IEnumerable<SmtpMessage> messages, bool quits = false)
    {
        if (!IsAsync)
            return [.. quits ? Client.SendManyAndQuit(messages) : Client.SendMany(messages)];
        var results = new List<SmtpBatchResult>();
        await foreach (SmtpBatchResult result in quits ? Client.SendManyAndQuitAsync(Later(messages)) : Client.SendManyAsync(Later(messages)))
            results.Add(result);
        return results;
    }

    /// <summary>The same messages, each of which is there when it is asked for.</summary>
    public static async IAsyncEnumerable<SmtpMessage> Later(IEnumerable<SmtpMessage> messages)
    {
        await Task.CompletedTask;
        foreach (SmtpMessage message in messages)
            yield return message;
    }
}
