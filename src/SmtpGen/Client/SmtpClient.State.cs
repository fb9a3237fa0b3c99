using SmtpGen.Contracts;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>What is true of the session now.</summary>
    public SmtpFacts Facts => Current?.Session.Facts ?? SmtpFacts.None;

    /// <summary>What the server said to the last HELO of this session; null when there was none.</summary>
    public string? HeloResponse => Current?.Session.HeloResponse;

    /// <summary>What the server said to the last EHLO of this session; null when there was none.</summary>
    public string? EhloResponse => Current?.Session.EhloResponse;

    /// <summary>The service extensions that the server offers, with their parameters. Keys compare without case; without EHLO there are none.</summary>
    [ExtensionName]
    public IReadOnlyDictionary<string, string> EsmtpFeatures => Offered.Parameters;

    private Capabilities Offered => Current?.Session.Capabilities ?? Capabilities.None;

    private Connection? Current => _connection is { IsClosed: false } connection ? connection : null;

    /// <summary>Whether a fact holds, by its name in the spec file, the library's or one of the project.</summary>
    /// <param name="name">The name, such as "tls".</param>
    /// <exception cref="ArgumentException">No such fact is declared.</exception>
    public bool HasFact([FactName] string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (SmtpFactNames.Find(name) is { } fact)
            return (Facts & fact) != 0;
        return SmtpOwnVocabulary.Knows(name)
            ? Current?.Session.HasOwnFact(name) == true
            : throw new ArgumentException($"There is no fact \"{ArgumentText.Shown(name)}\": the spec file declares their names.", nameof(name));
    }

    /// <summary>Whether the server offers an extension. Without EHLO the answer is always no.</summary>
    /// <param name="name">Its EHLO keyword, in any case.</param>
    public bool HasExtension([ExtensionName] string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Offered.Offers(name);
    }

    private Connection Connected()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Current ?? throw new SmtpServerDisconnectedException("The client is not connected: call Connect first.");
    }
}
