using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>
/// The entries that are to be written, and beside them those of the library that they speak of. What is looked up by name is found by
/// name, so that a plan costs the same in a long file as in a short one.
/// </summary>
internal sealed class SpecView
{
    private readonly Dictionary<string, Fact> _facts = [];
    private readonly Dictionary<string, ErrorType> _exceptions = [];
    private readonly Dictionary<string, int> _order = [];
    private readonly HashSet<string> _flags = [];
    private readonly ILookup<string, Option> _options;

    private SpecView(SmtpSpec own, SmtpSpec library, Target target)
    {
        Own = own;
        Target = target;
        SmtpSpec[] all = ReferenceEquals(own, library) ? [own] : [library, own];
        foreach (var fact in all.SelectMany(spec => spec.Facts))
            _facts[fact.Name] = fact;
        foreach (var exception in all.SelectMany(spec => spec.Exceptions))
        {
            _order[exception.Name] = _order.Count;
            _exceptions[exception.Name] = exception;
        }

        _flags.UnionWith(library.Facts.Select(fact => fact.Name));
        _options = all.SelectMany(spec => spec.Options).SelectMany(option => option.On, (option, verb) => (option, verb)).ToLookup(pair => pair.verb, pair => pair.option);
        RepliesToAny = all.SelectMany(spec => spec.Replies).Where(reply => reply.AnyCommand).ToEquatableArray();
        WidelyThrown = all.SelectMany(spec => spec.Exceptions).Where(error => error.Thrown != ThrownBy.Named).ToEquatableArray();
        DefaultTimeout = library.Timeouts.FirstOrDefault(time => time.Default)?.Seconds ?? 0;
        OptionClasses = all.SelectMany(spec => spec.Commands).Where(command => command.Options is not null).ToDictionary(command => command.Verb, command => command.Options!);
    }

    public static SpecView Of(SpecReading reading) => reading.Role == SpecRole.Own
        ? new SpecView(reading.Spec!, BuiltInSpec.Instance.Spec, Target.Own(reading.Access))
        : new SpecView(reading.Spec!, reading.Spec!, Target.Library);

    /// <summary>What is to be written.</summary>
    public SmtpSpec Own { get; }

    public Target Target { get; }

    /// <summary>The names of all facts.</summary>
    public IEnumerable<string> FactNames => _facts.Keys;

    /// <summary>The replies that any command may get.</summary>
    public EquatableArray<ReplyCode> RepliesToAny { get; }

    /// <summary>The exceptions that others than the commands that name them throw.</summary>
    public EquatableArray<ErrorType> WidelyThrown { get; }

    /// <summary>How long a command waits that says nothing, in seconds.</summary>
    public int DefaultTimeout { get; }

    /// <summary>The classes of options, by the verb.</summary>
    public IReadOnlyDictionary<string, string> OptionClasses { get; }

    public Fact? Fact(string name) => _facts.TryGetValue(name, out var fact) ? fact : null;

    public ErrorType? Exception(string? name) => name is not null && _exceptions.TryGetValue(name, out var exception) ? exception : null;

    /// <summary>The place of an exception in the file.</summary>
    public int OrderOf(ErrorType error) => _order[error.Name];

    /// <summary>The options that a verb takes.</summary>
    public IEnumerable<Option> OptionsOn(string verb) => _options[verb];

    /// <summary>Those of some facts that are flags of the client.</summary>
    public EquatableArray<string> Flags(IEnumerable<string> facts) => facts.Where(_flags.Contains).Select(FactsPlan.FlagOf).ToEquatableArray();

    /// <summary>Those of some facts that a project declares, and that go by their names.</summary>
    public EquatableArray<string> OwnFacts(IEnumerable<string> facts)
        => facts.Where(fact => !_flags.Contains(fact) && _facts.ContainsKey(fact)).ToEquatableArray();
}
