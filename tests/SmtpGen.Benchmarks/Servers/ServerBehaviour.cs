namespace SmtpGen.Benchmarks.Servers;

/// <summary>What a scripted server offers and how it answers.</summary>
/// <param name="Extensions">The extensions that EHLO lists, beside STARTTLS.</param>
/// <param name="Tls">Whether it offers STARTTLS.</param>
/// <param name="Patience">How long it waits for the client to write more before it answers; zero for not at all.</param>
/// <param name="Delay">How much later than it read what they answer its answers leave: a round trip.</param>
/// <param name="Keeps">Whether it keeps the messages.</param>
internal sealed record ServerBehaviour(
    IReadOnlyList<string> Extensions, bool Tls = false, TimeSpan Patience = default, TimeSpan Delay = default, bool Keeps = false)
{
    /// <summary>The groups of extensions that turns are counted with.</summary>
    public static string[] Everything { get; } = ["PIPELINING", "SIZE 0", "8BITMIME", "ENHANCEDSTATUSCODES", "CHUNKING"];
}
