using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private static Mechanism ReadMechanism(EntryReader entry, string keyword)
    {
        if (keyword.Length is 0 or > 20 || !keyword.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
            entry.Report(
                SpecProblemKind.BadValue,
                $"\"{keyword}\" is no mechanism: write up to 20 capital letters, digits, hyphens and underscores",
                entry.KeySpan);
        return new Mechanism(
            keyword,
            entry.NewName("name", Identifier.Pascal(keyword)),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.NewName("type"),
            entry.Flag("clientFirst"),
            entry.Flag("sendsSecret"),
            entry.Flag("login"));
    }
}
