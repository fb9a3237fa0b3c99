using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Emit;

// public static class SaslMechanisms
// {
//     /// <summary>…about…</summary>
//     public const string Key1 = "KEY-1";
//     …
//     internal static readonly IReadOnlyList<SaslMechanismInfo> All = new SaslMechanismInfo[]
//     {
//         new(Key1) { SendsSecret = true, ForPassword = static (user, password) => new KeyOne(user, password) },
//         …
//     };
// }
internal static class MechanismsEmitter
{
    private const string Type = "SaslMechanisms";

    public static SourceFile Emit(MechanismsPlan plan) => SourceFile.Of(Type, writer =>
    {
        writer.Summary("The SASL mechanisms that the spec file lists.");
        using (writer.Block($"public static class {Type}"))
        {
            foreach (var mechanism in plan.Mechanisms)
            {
                writer.Summary(mechanism.About + UsageOf(mechanism)).Remarks(RfcReference.From(mechanism.Rfc))
                    .Line($"public const string {mechanism.Name} = {CSharp.Literal(mechanism.Keyword)};").Line();
            }

            writer.Summary("Those that the library speaks, the preferred first.");
            using (writer.Block(
                "internal static readonly global::System.Collections.Generic.IReadOnlyList<SaslMechanismInfo> All = new SaslMechanismInfo[]", end: "};"))
            {
                foreach (var mechanism in plan.Mechanisms.Where(mechanism => mechanism.Type is not null))
                    writer.Line($"new({mechanism.Name}) {{ {string.Join(", ", MembersOf(mechanism))} }},");
            }
        }
    });

    private static string UsageOf(Mechanism mechanism) => mechanism.Usage switch
    {
        MechanismUsage.Limited => " The registry calls it one of limited use.",
        MechanismUsage.Obsolete => " The registry calls it obsolete.",
        _ => "",
    };

    private static IEnumerable<string> MembersOf(Mechanism mechanism)
    {
        yield return $"ClientFirst = {CSharp.Literal(mechanism.ClientFirst)}";
        yield return $"SendsSecret = {CSharp.Literal(mechanism.SendsSecret)}";
        yield return $"BindsChannel = {CSharp.Literal(mechanism.BindsChannel)}";
        if (mechanism.Credentials == Credentials.Password)
            yield return $"ForPassword = static (user, password) => new {mechanism.Type}(user, password)";
        else if (mechanism.Credentials == Credentials.Token)
            yield return $"ForToken = static (user, provider) => new {mechanism.Type}(user, provider)";
    }
}
