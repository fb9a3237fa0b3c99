namespace SmtpGen.Tests.Harness;

internal sealed partial class Subject
{
    /// <summary>Sends many messages and takes all the results.</summary>
    public async Task<List<SmtpBatchResult>> SendMany(IEnumerable<SmtpMessage> messages)
    {
        if (!IsAsync)
            return [.. Client.SendMany(messages)];
        var results = new List<SmtpBatchResult>();
        await foreach (SmtpBatchResult result in Client.SendManyAsync(Later(messages)))
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
