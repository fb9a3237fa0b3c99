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
//         new(Key1, ClientFirst: false, SendsSecret: false, ForLogin: static (user, password) => new KeyOne(user, password)),
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
                writer.Summary(mechanism.About).Remarks(RfcReference.From(mechanism.Rfc))
                    .Line($"public const string {mechanism.Name} = {CSharp.Literal(mechanism.Keyword)};").Line();
            }

            writer.Summary("All of them, the preferred first.");
            using (writer.Block(
                "internal static readonly global::System.Collections.Generic.IReadOnlyList<SaslMechanismInfo> All = new SaslMechanismInfo[]", end: "};"))
            {
                foreach (var mechanism in plan.Mechanisms)
                    writer.Line($"{EntryOf(mechanism)},");
            }
        }
    });

    private static string EntryOf(Mechanism mechanism)
    {
        var factory = mechanism.Login ? $"static (user, password) => new {mechanism.Type}(user, password)" : "null";
        return $"new({mechanism.Name}, ClientFirst: {CSharp.Literal(mechanism.ClientFirst)}, SendsSecret: {CSharp.Literal(mechanism.SendsSecret)}, ForLogin: {factory})";
    }
}
