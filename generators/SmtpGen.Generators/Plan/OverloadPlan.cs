using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>One overload of a verb's method.</summary>
/// <param name="Line">How its command line is made.</param>
/// <param name="Payload">What goes beside the line in its exchange; null when the line is all.</param>
/// <param name="Executor">The client's method that holds the exchange.</param>
/// <param name="Preferred">Whether it wins over another overload that fits.</param>
internal sealed record OverloadPlan(LinePlan Line, ParameterPlan? Payload, string Executor, bool Preferred)
{
    /// <summary>All parameters, in the order of the call.</summary>
    public IEnumerable<ParameterPlan> Parameters
        => Payload is null || Line.Parameters.Contains(Payload) ? Line.Parameters : [Payload, .. Line.Parameters];

    public static IEnumerable<OverloadPlan> Of(Command command, SpecView spec)
    {
        var arguments = LinePlan.Of(command, spec);
        var executor = command.Exchange == Exchange.Reply ? "Execute" : "Execute" + command.Exchange;
        if (command.Options is null)
            return PayloadsOf(command.Exchange).Select(payload => new OverloadPlan(arguments, payload, executor, Preferred: false));
        var typed = new ParameterPlan(command.Options + "?", "options", "null", "Options of the command, each checked before a byte is sent; null for none.");
        var strings = new ParameterPlan(TypeNames.Strings, "options", null, "Options of the command as text, \"KEYWORD\" or \"KEYWORD=value\", one in each string.")
        {
            OptionsOf = command.Name,
        };
        return
        [
            new OverloadPlan(arguments.With(typed), null, executor, Preferred: true),
            new OverloadPlan(arguments.With(strings), null, executor, Preferred: false),
        ];
    }

    private static IEnumerable<ParameterPlan?> PayloadsOf(Exchange exchange) => exchange switch
    {
        Exchange.Content =>
        [
            new ParameterPlan("string", "message", null, "The message, headers and body; it goes out as UTF-8."),
            new ParameterPlan(TypeNames.Octets, "message", null, "The octets of the message, headers and body."),
            new ParameterPlan("global::System.IO.Stream", "message", null, "Where the octets of the message are read from, to the end; it is not closed."),
        ],
        Exchange.Chunk => [LinePlan.Chunk],
        Exchange.Handshake =>
        [
            new ParameterPlan(
                "global::System.Net.Security.SslClientAuthenticationOptions?",
                "options",
                "null",
                "How the handshake is done; null for the client's options, which verify the server's certificate and name."),
        ],
        Exchange.Sasl => [new ParameterPlan("SaslMechanism", "mechanism", null, "The mechanism, with what it needs to know; it serves one exchange.")],
        _ => [null],
    };
}

/// <summary>How a command line is made: parameters, and the calls that write them.</summary>
internal sealed record LinePlan(EquatableArray<ParameterPlan> Parameters, EquatableArray<LineCall> Calls)
{
    public static readonly ParameterPlan Chunk = new(TypeNames.Octets, "chunk", null, "The octets of the chunk.");

    public static LinePlan Of(Command command, SpecView spec)
    {
        var parameters = command.Arguments.Select(ParameterPlan.Of);
        var calls = command.Arguments.Select(argument => LineCall.Of(argument, command, spec));
        return command.Exchange == Exchange.Chunk
            ? new LinePlan(new[] { Chunk }.Concat(parameters).ToEquatableArray(), new[] { LineCall.ChunkSize }.Concat(calls).ToEquatableArray())
            : new LinePlan(parameters.ToEquatableArray(), calls.ToEquatableArray());
    }

    public LinePlan With(ParameterPlan options)
        => new(Parameters.Concat([options]).ToEquatableArray(), Calls.Concat([new LineCall("Options", options.Name, null)]).ToEquatableArray());
}

/// <summary>One call on the line: the method, and what it is given.</summary>
internal sealed record LineCall(string Method, string Value, KeywordEffect? Keyword)
{
    public static readonly LineCall ChunkSize = new("Number", LinePlan.Chunk.Name + ".Length", null);

    public static LineCall Of(Argument argument, Command command, SpecView spec)
    {
        if (argument.Kind == ArgumentKind.Integer)
            return new LineCall("Number", argument.Name, null);
        if (argument.Kind != ArgumentKind.Keyword)
            return new LineCall(argument.Kind.ToString(), argument.Name, null);
        var effect = command.When.FirstOrDefault(rule => rule.Argument == argument.Name);
        return new LineCall("Keyword", argument.Name, new KeywordEffect(
            argument.Word!,
            spec.Flags(effect?.Sets ?? default),
            spec.Flags(effect?.Clears ?? default),
            spec.OwnFacts(effect?.Sets ?? default),
            spec.OwnFacts(effect?.Clears ?? default)));
    }
}

/// <summary>A keyword that a line may carry, the flags of the facts that it then changes, and the names of a project's own.</summary>
internal sealed record KeywordEffect(
    string Word, EquatableArray<string> Sets, EquatableArray<string> Clears, EquatableArray<string> OwnSets, EquatableArray<string> OwnClears);

/// <summary>A parameter of a method.</summary>
internal sealed record ParameterPlan(string Type, string Name, string? Default, string About)
{
    /// <summary>The command, by its name in C#, whose options are given as text.</summary>
    public string? OptionsOf { get; init; }

    public static ParameterPlan Of(Argument argument) => argument.Kind switch
    {
        ArgumentKind.ClientName => new ParameterPlan("string?", argument.Name, "null", argument.About),
        ArgumentKind.Integer => new ParameterPlan("long", argument.Name, null, argument.About),
        ArgumentKind.Keyword => new ParameterPlan("bool", argument.Name, "false", argument.About),
        _ => new ParameterPlan("string", argument.Name, argument.Optional ? "\"\"" : null, argument.About),
    };
}
