using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>Finds what is wrong between entries that are sound by themselves. The first of two that clash stays.</summary>
internal sealed partial class SpecValidator
{
    private readonly ProblemLog _problems;
    private readonly bool _isOwn;

    private SpecValidator(SpecRole role, ProblemLog problems) => (_isOwn, _problems) = (role == SpecRole.Own, problems);

    /// <summary>The entries that are sound together.</summary>
    /// <param name="entries">All entries, built-in ones first.</param>
    /// <param name="role">Whose they are.</param>
    /// <param name="problems">Where problems go; the built-in entries have none.</param>
    public static SpecEntries Validate(SpecEntries entries, SpecRole role, ProblemLog problems) => new SpecValidator(role, problems).Validate(entries);

    private SpecEntries Validate(SpecEntries entries)
    {
        const string name = "give this one another \"name\"", key = "give this one another key";
        var types = TypeNames();
        var members = ClientMembers(entries);
        var exceptions = WithOwnMembers(WithoutCycles(Distinct(entries.Exceptions, new NameRule<ErrorType>(types, key, exception => [exception.Name]))));
        var options = Distinct(
            entries.Options,
            new(OptionNames(entries), name, option => [option.Name]),
            new(types, "give its values another \"type\"", EnumerationsOf));
        var together = new SpecEntries
        {
            Access = entries.Access,
            Facts = Distinct(entries.Facts, new NameRule<Fact>(new NameScope().Reserve(["None"], Generated), key, NamesOf)),
            Ports = Distinct(entries.Ports, new NameRule<Port>(new NameScope(), key, port => [port.Name])),
            Limits = Distinct(entries.Limits, new NameRule<Limit>(new NameScope(), key, limit => [limit.Name])),
            Timeouts = Distinct(entries.Timeouts, new NameRule<TimeLimit>(new NameScope(), key, timeout => [timeout.Name])),
            Replies = Distinct(entries.Replies, new NameRule<ReplyCode>(Constants(OwnNames.ReplyCodes), name, reply => [reply.Name])),
            EnhancedStatusCodes = entries.EnhancedStatusCodes,
            Exceptions = exceptions,
            Extensions = Distinct(entries.Extensions, new NameRule<Extension>(Constants(OwnNames.Extensions), name, extension => [extension.Name])),
            Options = Owned(options, entries.Commands),
            Mechanisms = Distinct(entries.Mechanisms, new NameRule<Mechanism>(new NameScope(), name, mechanism => [mechanism.Name])),

            // Their names are constants of one class and properties of another, their methods members of a third, their options classes.
            Commands = Distinct(
                entries.Commands,
                new(Constants(OwnNames.Verbs, OwnNames.Commands, "All", "Table"), name, command => [command.Name]),
                new(members, "give this one another \"method\", or another of its \"aliases\"", command => WithTwins([command.Method, .. command.Aliases])),
                new(types, "give the class of its options another name in \"options\"", command => command.Options is null ? [] : [command.Options])),
            Operations = entries.Operations,
        };
        return _problems.Count > 0 ? together : WithoutDeadEnds(together);
    }

    private static IEnumerable<string> NamesOf(Fact fact) => fact.Property is null ? [Identifier.Pascal(fact.Name)] : [Identifier.Pascal(fact.Name), fact.Property];

    private static IEnumerable<string> EnumerationsOf(Option option) => option.Grammar.IsEnumeration ? [option.Grammar.Type!] : [];
}
