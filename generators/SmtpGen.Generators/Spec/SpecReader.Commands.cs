using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private const int LongestWait = 24 * 60 * 60;

    private static readonly Dictionary<string, Exchange> Exchanges = new()
    {
        ["reply"] = Exchange.Reply,
        ["content"] = Exchange.Content,
        ["chunk"] = Exchange.Chunk,
        ["handshake"] = Exchange.Handshake,
        ["sasl"] = Exchange.Sasl,
    };

    private static readonly Dictionary<string, bool> Pipelining = new() { ["last"] = false, ["anywhere"] = true };

    private Command ReadCommand(EntryReader entry, string verb)
    {
        CheckWord(entry, verb);
        var name = entry.NewName("name", Identifier.Pascal(verb));
        var exchange = entry.Choice("exchange", Exchanges);
        var arguments = ReadArguments(entry);
        var options = entry.OptionalNewName("options");
        if (exchange != Exchange.Reply && options is not null)
            entry.Report(SpecProblemKind.BadValue, "a command with an exchange of its own takes no options", entry.SpanOf("options"));
        if (exchange is Exchange.Handshake or Exchange.Sasl && arguments.Count > 0)
            entry.Report(SpecProblemKind.BadValue, "a command with this exchange takes no arguments", entry.SpanOf("arguments"));
        return new Command(
            verb,
            name,
            entry.OptionalNewName("method") ?? name,
            entry.NewNames("aliases"),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.OptionalText("prefix") ?? verb,
            exchange,
            entry.Reference("extension", _names.Extensions),
            arguments,
            options,
            ReadRule(entry),
            ReadConditions(entry, arguments),
            ReadReplies(entry, exchange),
            ReadFinalReplies(entry, exchange),
            entry.Reference("exception", _names.Exceptions),
            entry.Flag("replyMatters"),
            entry.Flag("listsExtensions"),
            entry.Choice("pipelining", Pipelining),
            new CommandTimes(ReadSeconds(entry, "timeout"), ReadSeconds(entry, "blockTimeout"), ReadSeconds(entry, "finalTimeout")),
            ReadClient(entry, exchange),
            ReadIgnoresText(entry, arguments),
            entry.OptionalText("obsolete"));
    }

    // The exchanges that are more than a line and a reply are private to the client that everything else derives from.
    private string? ReadClient(EntryReader entry, Exchange exchange)
    {
        var client = IsOwn ? entry.Reference("client", _names.Clients) : entry.OptionalNewName("client");
        if (client is not null && exchange != Exchange.Reply)
            entry.Report(SpecProblemKind.BadValue, "a command of one client alone cannot have an exchange of its own", entry.SpanOf("client"));
        return client;
    }

    private static bool ReadIgnoresText(EntryReader entry, EquatableArray<Argument> arguments)
    {
        var ignores = entry.Flag("ignoresText");
        if (ignores && arguments.Count > 0)
            entry.Report(SpecProblemKind.BadValue, "a command with arguments does not ignore them", entry.SpanOf("ignoresText"));
        return ignores;
    }

    private EquatableArray<ConditionalRule> ReadConditions(EntryReader entry, EquatableArray<Argument> arguments)
    {
        var rules = new List<ConditionalRule>();
        foreach (var member in entry.Members("when"))
        {
            if (!arguments.Any(argument => argument.Name == member.Name && argument.Kind == ArgumentKind.Keyword))
                entry.Report(SpecProblemKind.UnknownReference, $"there is no argument \"{member.Name}\" of the kind \"keyword\"", member.NameSpan);
            rules.Add(entry.Nested($"condition \"{member.Name}\"", member, reader => new ConditionalRule(
                member.Name,
                reader.References("sets", _names.Facts),
                reader.References("clears", _names.Facts))));
        }

        return rules.ToEquatableArray();
    }

    private static int? ReadSeconds(EntryReader entry, string key) => (int?)entry.OptionalNumber(key, 1, LongestWait);
}
