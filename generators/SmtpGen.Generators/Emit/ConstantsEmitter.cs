using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// /// <summary>The reply codes that the protocol names.</summary>
// public static partial class SmtpReplyCode
// {
//     /// <summary>250: Done.</summary>
//     /// <remarks><see href="…">RFC 1 §2</see></remarks>
//     public const int Fine = 250;
//     …
// }
internal static class ConstantsEmitter
{
    public static SourceFile Emit(ConstantsPlan plan) => SourceFile.Of($"Constants.{plan.Type}", writer =>
    {
        writer.Summary(plan.About);
        using (writer.Block($"{plan.Access} static partial class {plan.Type}"))
        {
            foreach (var constant in plan.Constants)
            {
                writer.Summary(constant.About).Remarks(constant.Rfc).Obsolete(constant.Obsolete)
                    .Line($"{plan.Access} {plan.Kind} {constant.Name} = {constant.Value};");
            }
        }
    });
}
