using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private static readonly Dictionary<string, MechanismUsage> Usages = new()
    {
        ["unregistered"] = MechanismUsage.Unregistered,
        ["common"] = MechanismUsage.Common,
        ["limited"] = MechanismUsage.Limited,
        ["obsolete"] = MechanismUsage.Obsolete,
    };

    private static readonly Dictionary<string, Credentials> CredentialKinds = new()
    {
        ["other"] = Credentials.Other,
        ["password"] = Credentials.Password,
        ["token"] = Credentials.Token,
    };

    private static Mechanism ReadMechanism(EntryReader entry, string keyword)
    {
        if (keyword.Length is 0 or > 20 || !keyword.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
            entry.Report(
                SpecProblemKind.BadValue,
                $"\"{keyword}\" is no mechanism: write up to 20 capital letters, digits, hyphens and underscores",
                entry.KeySpan);
        var type = entry.OptionalNewName("type");
        return new Mechanism(
            keyword,
            entry.NewName("name", Identifier.Pascal(keyword)),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.Choice("usage", Usages),
            type,
            entry.Flag("clientFirst"),
            entry.Flag("sendsSecret"),
            type is not null && entry.Flag("bindsChannel"),
            type is null ? Credentials.Other : entry.Choice("credentials", CredentialKinds));
    }
}
