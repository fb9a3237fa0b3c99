using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>The entries of one or more files that are sound by themselves, each with its place, in the order of the files.</summary>
internal sealed class SpecEntries
{
    /// <summary>Who sees what becomes of them.</summary>
    public SpecAccess Access { get; set; }

    public List<Entry<Fact>> Facts { get; set; } = [];

    public List<Entry<Port>> Ports { get; set; } = [];

    public List<Entry<Limit>> Limits { get; set; } = [];

    public List<Entry<TimeLimit>> Timeouts { get; set; } = [];

    public List<Entry<ReplyCode>> Replies { get; set; } = [];

    public List<Entry<EnhancedStatus>> EnhancedStatusCodes { get; set; } = [];

    public List<Entry<ErrorType>> Exceptions { get; set; } = [];

    public List<Entry<Extension>> Extensions { get; set; } = [];

    public List<Entry<Option>> Options { get; set; } = [];

    public List<Entry<Mechanism>> Mechanisms { get; set; } = [];

    public List<Entry<Command>> Commands { get; set; } = [];

    public List<Entry<Operation>> Operations { get; set; } = [];

    /// <summary>These entries and those of another file behind them.</summary>
    public SpecEntries With(SpecEntries other) => new()
    {
        Access = Access == SpecAccess.Public ? Access : other.Access,
        Facts = [.. Facts, .. other.Facts],
        Ports = [.. Ports, .. other.Ports],
        Limits = [.. Limits, .. other.Limits],
        Timeouts = [.. Timeouts, .. other.Timeouts],
        Replies = [.. Replies, .. other.Replies],
        EnhancedStatusCodes = [.. EnhancedStatusCodes, .. other.EnhancedStatusCodes],
        Exceptions = [.. Exceptions, .. other.Exceptions],
        Extensions = [.. Extensions, .. other.Extensions],
        Options = [.. Options, .. other.Options],
        Mechanisms = [.. Mechanisms, .. other.Mechanisms],
        Commands = [.. Commands, .. other.Commands],
        Operations = [.. Operations, .. other.Operations],
    };

    /// <summary>The facts of the entries that are no built-in ones, or of those that are.</summary>
    public SmtpSpec ToSpec(bool builtIn) => new(
        Values(Facts, builtIn),
        Values(Ports, builtIn),
        Values(Limits, builtIn),
        Values(Timeouts, builtIn),
        Values(Replies, builtIn),
        Values(EnhancedStatusCodes, builtIn),
        Values(Exceptions, builtIn),
        Values(Extensions, builtIn),
        Values(Options, builtIn),
        Values(Mechanisms, builtIn),
        Values(Commands, builtIn),
        Values(Operations, builtIn));

    private static EquatableArray<T> Values<T>(List<Entry<T>> entries, bool builtIn)
        where T : IEquatable<T>
        => entries.Where(entry => BuiltInSpec.Has(entry.Place) == builtIn).Select(entry => entry.Value).ToEquatableArray();
}

/// <summary>An entry of a section, its key and the place of its key.</summary>
internal sealed record Entry<T>(T Value, string Key, SpecPlace Place);
