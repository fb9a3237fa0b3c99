namespace SmtpGen.Fuzz;

/// <summary>Something that takes any octets at all, and what has to hold of it.</summary>
/// <param name="Name">The name, by which it is chosen and its corpus is found.</param>
/// <param name="Check">Tries one input. What it throws is a finding.</param>
public sealed record FuzzTarget(string Name, Action<byte[]> Check)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("replies", ReplyTarget.Check),
        new("capabilities", CapabilityTarget.Check),
        new("status", StatusTarget.Check),
        new("spec", SpecTarget.Check),
        new("address", AddressTarget.Check),
        new("challenge", ChallengeTarget.Check),
        new("content", ContentTarget.Check),
        new("session", SessionTarget.Check),
    ];

    public static FuzzTarget Find(string name) => All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"There is no target \"{name}\"; there are {string.Join(", ", All.Select(target => target.Name))}.");

    public override string ToString() => Name;
}
