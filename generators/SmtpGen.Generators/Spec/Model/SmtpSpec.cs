namespace SmtpGen.Generators.Spec.Model;

/// <summary>
/// A spec file as facts: sound entries only, in the order of the file. It knows nothing of C# beyond the names that the file gives, and
/// nothing of places: white space in the file does not make another model.
/// </summary>
internal sealed record SmtpSpec(
    EquatableArray<Fact> Facts,
    EquatableArray<Port> Ports,
    EquatableArray<Limit> Limits,
    EquatableArray<TimeLimit> Timeouts,
    EquatableArray<ReplyCode> Replies,
    EquatableArray<EnhancedStatus> EnhancedStatusCodes,
    EquatableArray<ErrorType> Exceptions,
    EquatableArray<Extension> Extensions,
    EquatableArray<Option> Options,
    EquatableArray<Mechanism> Mechanisms,
    EquatableArray<Command> Commands,
    EquatableArray<Operation> Operations);
