namespace SmtpGen.ServerTests;

/// <summary>What the protocol log says of a login.</summary>
internal static class LoginLog
{
    private const string Hidden = "********";

    /// <summary>It names the mechanism, and hides whatever the client said by it.</summary>
    public static void Names(string mechanism, StringWriter log)
    {
        string command = $"C: AUTH {mechanism}";
        string[] said =
        [
            .. log.ToString().Split(Environment.NewLine)
                .SkipWhile(line => !line.StartsWith("C: AUTH ", StringComparison.Ordinal))
                .TakeWhile(line => line[0] == 'C' || line.StartsWith("S: 334", StringComparison.Ordinal))
                .Where(line => line[0] == 'C'),
        ];

        Assert.Contains(said[0], new[] { command, $"{command} {Hidden}" });
        Assert.All(said[1..], line => Assert.Equal($"C: {Hidden}", line));
    }
}
