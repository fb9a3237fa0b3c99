namespace SmtpGen.Protocol;

/// <summary>What a success does to the facts that a project declares, by name.</summary>
/// <param name="Sets">What holds afterwards.</param>
/// <param name="Clears">What no longer holds.</param>
internal sealed record OwnFactChanges(IReadOnlyList<string> Sets, IReadOnlyList<string> Clears);
