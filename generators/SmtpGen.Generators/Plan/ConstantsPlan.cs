using System.Globalization;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>A static class of constants.</summary>
/// <param name="Access">Who sees the class and its members.</param>
/// <param name="Kind">The modifiers and the type of a member: "const int".</param>
internal sealed record ConstantsPlan(string Type, string About, string Access, string Kind, EquatableArray<ConstantPlan> Constants)
{
    public static IEnumerable<ConstantsPlan> From(SpecView spec) => spec.Target.IsOwn ? Shared(spec).Where(constants => constants.Constants.Count > 0) : [.. Shared(spec), .. OfLibrary(spec.Own)];

    /// <summary>What a project can add to too.</summary>
    private static IEnumerable<ConstantsPlan> Shared(SpecView spec) =>
    [
        new(spec.Target.ReplyCodes, "The reply codes that the protocol names.", spec.Target.TableAccess, "const int", spec.Own.Replies
            .Select(reply => new ConstantPlan(reply.Name, Number(reply.Code), $"{reply.Code}: {reply.About}", RfcReference.From(reply.Rfc)))
            .ToEquatableArray()),
        new(spec.Target.Extensions, "The keywords by which servers offer extensions.", spec.Target.TableAccess, "const string", spec.Own.Extensions
            .Select(extension => new ConstantPlan(
                extension.Name, Quoted(extension.Keyword), ExtensionSentences.Of(extension), RfcReference.From(extension.Rfc), extension.Obsolete))
            .ToEquatableArray()),
    ];

    private static IEnumerable<ConstantsPlan> OfLibrary(SmtpSpec spec) =>
    [
        new("SmtpPort", "The ports that are registered for mail.", "public", "const int", spec.Ports
            .Select(port => new ConstantPlan(port.Name, Number(port.Number), $"{port.Number}: {port.About}", RfcReference.From(port.Rfc)))
            .ToEquatableArray()),
        new("SmtpLimits", "The bounds of what goes over a connection.", "internal", "const int", spec.Limits
            .Select(limit => new ConstantPlan(limit.Name, Number(limit.Value), $"{limit.About} In {limit.Unit}.", RfcReference.From(limit.Rfc)))
            .ToEquatableArray()),
        new("SmtpTimeouts", "How long each step may take.", "internal", "static readonly global::System.TimeSpan", spec.Timeouts
            .Select(time => new ConstantPlan(time.Name, Seconds(time.Seconds), time.About, RfcReference.From(time.Rfc)))
            .ToEquatableArray()),
    ];

    public static string Seconds(int seconds) => $"global::System.TimeSpan.FromSeconds({Number(seconds)})";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A keyword as a literal: it holds letters, digits and hyphens only.</summary>
    private static string Quoted(string keyword) => $"\"{keyword}\"";
}

/// <param name="Obsolete">Why nobody should use it, and what to use instead.</param>
internal sealed record ConstantPlan(string Name, string Value, string About, RfcReference? Rfc, string? Obsolete = null);
