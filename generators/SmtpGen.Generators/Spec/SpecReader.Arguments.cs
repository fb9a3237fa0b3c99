using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    /// <summary>An unknown kind is taken for the first: nothing else is wrong with it.</summary>
    private static readonly Dictionary<string, ArgumentKind> ArgumentKinds = new()
    {
        ["mailbox"] = ArgumentKind.Mailbox,
        ["reverse-path"] = ArgumentKind.ReversePath,
        ["forward-path"] = ArgumentKind.ForwardPath,
        ["client-name"] = ArgumentKind.ClientName,
        ["text"] = ArgumentKind.Text,
        ["word"] = ArgumentKind.Word,
        ["integer"] = ArgumentKind.Integer,
        ["keyword"] = ArgumentKind.Keyword,
    };

    /// <summary>Parameters that the exchanges, the options, the asynchronous twins and the methods outside of the client bring along.</summary>
    private static readonly string[] TakenNames = ["options", "message", "chunk", "mechanism", "cancellationToken", "client"];

    private static EquatableArray<Argument> ReadArguments(EntryReader entry)
    {
        var arguments = new List<Argument>();
        var names = new HashSet<string>(TakenNames);
        var mayLack = false;
        foreach (var item in entry.Items("arguments"))
        {
            var argument = entry.Nested("the argument", item.Span, item, ReadArgument);
            if (!names.Add(argument.Name))
                entry.Report(SpecProblemKind.NameClash, $"the method has a parameter \"{argument.Name}\" already: give this argument another name", item.Span);
            if (!argument.Optional && mayLack)
                entry.Report(SpecProblemKind.BadValue, "an argument that must be given cannot follow one that need not: change their order", item.Span);
            mayLack |= argument.Optional;
            arguments.Add(argument);
        }

        return arguments.ToEquatableArray();
    }

    private static Argument ReadArgument(EntryReader entry)
    {
        var name = entry.NewName("name");
        var kind = entry.Kind("kind", ArgumentKinds);
        var optional = kind switch
        {
            ArgumentKind.ClientName or ArgumentKind.Keyword => true,
            ArgumentKind.Text or ArgumentKind.Word => entry.Flag("optional"),
            _ => false,
        };
        return new Argument(name, kind, optional, kind == ArgumentKind.Keyword ? entry.Text("word") : null, entry.Text("about"));
    }
}
