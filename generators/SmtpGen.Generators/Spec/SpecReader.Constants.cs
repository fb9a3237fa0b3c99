using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>The sections that become constants: ports, limits, timeouts and reply codes.</summary>
internal sealed partial class SpecReader
{
    private const int LastPort = 65535;

    private static Port ReadPort(EntryReader entry, string name)
    {
        entry.CheckIdentifier(name, entry.KeySpan);
        return new Port(name, entry.Text("about"), entry.OptionalText("rfc"), entry.Number("number", 1, LastPort));
    }

    private static Limit ReadLimit(EntryReader entry, string name)
    {
        entry.CheckIdentifier(name, entry.KeySpan);
        return new Limit(
            name, entry.Text("about"), entry.OptionalText("rfc"), entry.Number("value", 1, int.MaxValue), entry.Text("unit"));
    }

    private static TimeLimit ReadTimeout(EntryReader entry, string name)
    {
        entry.CheckIdentifier(name, entry.KeySpan);
        return new TimeLimit(name, entry.Text("about"), entry.OptionalText("rfc"), entry.Number("seconds", 1, LongestWait), entry.Flag("default"));
    }

    private static ReplyCode ReadReply(EntryReader entry, string code)
    {
        if (code.Length != 3 || code[0] is < '2' or > '5' || code[1] is < '0' or > '5' || code[2] is < '0' or > '9')
            entry.Report(SpecProblemKind.BadValue, $"\"{code}\" is no reply code: three digits, the first 2 to 5, the second 0 to 5", entry.KeySpan);
        return new ReplyCode(
            entry.IsSound ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : 0,
            entry.NewName("name"),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.Flag("anyCommand"));
    }
}
