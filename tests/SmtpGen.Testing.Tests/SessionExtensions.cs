namespace SmtpGen.Testing.Tests;

internal static class SessionExtensions
{
    /// <summary>Waits for the end of a session; false when it does not come.</summary>
    public static bool EndsInTime(this SmtpTestSession session) => session.Ended.Wait(TimeSpan.FromSeconds(10));
}
