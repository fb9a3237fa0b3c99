using System.Reflection;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Vocabulary;

/// <summary>An option of a command, with a value that a table of facts gives as an example.</summary>
/// <param name="Verb">The command.</param>
/// <param name="Keyword">The option.</param>
/// <param name="Wire">The value as it goes over the wire; "" for none.</param>
public sealed record OptionCase(string Verb, string Keyword, string Wire)
{
    /// <summary>All options of all commands that have a class of them: a new entry of the spec file is one more case.</summary>
    public static IReadOnlyList<OptionCase> All { get; } =
    [
        .. from command in SmtpCommands.All
           where command.Options.Count > 0
           from option in command.Options
           select new OptionCase(command.Verb, option.Keyword, ExampleOf(command.Verb, option.Keyword)),
    ];

    public SmtpOption Option => SmtpCommands.All.Single(command => command.Verb == Verb).Options.Single(option => option.Keyword == Keyword);

    public string Text => TextOf(Keyword, Wire);

    /// <summary>The extensions that have to be offered, those of the options that it needs too.</summary>
    public string[] Extensions => [.. Companions.Append(this).Select(one => one.Option.Extension!)];

    /// <summary>The options that must go with it.</summary>
    public IEnumerable<OptionCase> Companions => Option.Needs.Select(keyword => new OptionCase(Verb, keyword, ExampleOf(Verb, keyword)));

    /// <summary>The option set by its property, with those that it needs.</summary>
    public SmtpOptions Options()
    {
        SmtpOptions options = Empty();
        foreach (OptionCase one in Companions)
            SetRaw(options, one.Keyword, one.Wire);
        PropertyInfo property = Property();
        property.SetValue(options, Value(property));
        return options;
    }

    /// <summary>The property of the option: the one that is set when its keyword is.</summary>
    public PropertyInfo Property()
    {
        SmtpOptions options = Empty();
        SetRaw(options, Keyword, Wire);
        return Assert.Single(Properties(options), property => property.GetValue(options) is not (null or false));
    }

    public SmtpOptions Empty() => Verb == SmtpVerb.Mail ? new MailOptions() : new RcptOptions();

    public object? Value(PropertyInfo property)
    {
        SmtpOptions options = Empty();
        SetRaw(options, Keyword, Wire);
        return property.GetValue(options);
    }

    public override string ToString() => $"{Verb} {Text}";

    private static string TextOf(string keyword, string wire) => wire.Length == 0 ? keyword : $"{keyword}={wire}";

    private static string ExampleOf(string verb, string keyword)
    {
        FactRow row = FactTable.Read("parameters").Single(row => row.Key == keyword && row.List("command").Contains(verb));
        string text = row["example"].Split(' ').First(word => word.Split('=')[0] == keyword);
        return text.Contains('=') ? text[(keyword.Length + 1)..] : "";
    }

    private static IEnumerable<PropertyInfo> Properties(SmtpOptions options)
        => options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.GetIndexParameters().Length == 0);

    private static void SetRaw(SmtpOptions options, string keyword, string wire)
    {
        if (options is MailOptions mail)
            mail[keyword] = wire;
        else
            ((RcptOptions)options)[keyword] = wire;
    }
}
