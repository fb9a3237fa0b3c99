namespace SmtpGen.Tests.Faults;

/// <summary>What the client says of a message.</summary>
/// <param name="From">Its sender.</param>
/// <param name="Delivery">What became of it.</param>
/// <param name="Accepted">The recipients who have it.</param>
/// <param name="Error">Why not; null where it was accepted.</param>
internal sealed record ToldMessage(string From, SmtpDelivery Delivery, IReadOnlyList<string> Accepted, Exception? Error)
{
    public override string ToString() => $"{From}: {Delivery} [{string.Join(' ', Accepted)}] {Error?.GetType().Name}";
}
