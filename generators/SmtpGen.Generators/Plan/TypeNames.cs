using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The hand-written types that the generated half is part of, or speaks of.</summary>
internal static class TypeNames
{
    public const string Client = SpecNames.RootClient;
    public const string Reply = "SmtpReply";
    public const string Task = "global::System.Threading.Tasks.ValueTask";
    public const string Token = "global::System.Threading.CancellationToken";
    public const string Octets = "global::System.ReadOnlyMemory<byte>";
    public const string Strings = "global::System.Collections.Generic.IEnumerable<string>";

    /// <summary>The type of an option's values; one that is not the library's has its namespace with it.</summary>
    public static string? Of(OptionGrammar grammar) => grammar.Type?.Contains('.') == true ? "global::" + grammar.Type : grammar.Type;
}
