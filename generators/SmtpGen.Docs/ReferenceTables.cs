using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec.Model;
using static SmtpGen.Docs.Markdown;
using static SmtpGen.Docs.ReferencePage;

namespace SmtpGen.Docs;

/// <summary>The tables of the reference: a row for each entry.</summary>
internal static class ReferenceTables
{
    public static void Write(Markdown page, SpecView view)
    {
        SmtpSpec spec = view.Own;
        page.Heading(2, "Options").Table(
            ["option", "of", "property", "value", "extension", "means", "RFC"],
            spec.Options.Select(option => new[]
            {
                Code(option.Keyword), string.Join(" ", option.On), Code(option.Name), Value(option), option.Extension ?? "",
                About(option.About, option.Obsolete), Rfc(option.Rfc),
            }));
        page.Heading(2, "Extensions").Table(
            ["keyword", "constant of `SmtpExtension`", "means", "parameters", "RFC"],
            spec.Extensions.Select(extension => new[]
            {
                Code(extension.Keyword), Code(extension.Name), About(extension.About, extension.Obsolete), Parameters(extension), Rfc(extension.Rfc),
            }));
        page.Heading(2, "Reply codes").Table(
            ["code", "constant of `SmtpReplyCode`", "means", "RFC"],
            spec.Replies.Select(reply => new[] { $"{reply.Code}", Code(reply.Name), Plain(reply.About) + (reply.AnyCommand ? " Any command may get it." : ""), Rfc(reply.Rfc) }));
        page.Heading(2, "Enhanced status codes").Paragraph("In place of X stands the class of the reply: 2, 4 or 5.").Table(
            ["code", "means", "with replies", "RFC"],
            spec.EnhancedStatusCodes.Select(code => new[] { Code(code.Code), About(code.About, code.Obsolete), string.Join(" ", code.Replies), Rfc(code.Rfc) }));
        page.Heading(2, "Errors").Table(
            ["exception", "derives from", "means", "carries"],
            spec.Exceptions.Select(error => new[] { Code(error.Name), Code(error.Base ?? "Exception"), Plain(error.About), Code(error.Payload?.Name ?? "") }));
        page.Heading(2, "Operations").Table(
            ["member", "requires", "forbids", "sets", "means", "RFC"],
            spec.Operations.Select(operation => new[]
            {
                Code((operation.Type is null ? "" : operation.Type + ".") + operation.Member),
                Codes(operation.Rule.Requires),
                Codes(operation.Rule.Forbids),
                Codes(operation.Rule.Sets.Concat(operation.Rule.Perhaps.Select(fact => fact + "?"))),
                Plain(operation.About),
                Rfc(operation.Rfc),
            }));
        page.Heading(2, "SASL mechanisms").Paragraph("The preferred first.").Table(
            ["mechanism", "class", "sends the secret", "means", "RFC"],
            spec.Mechanisms.Select(mechanism => new[]
            {
                Code(mechanism.Keyword), Code(mechanism.Type ?? ""), mechanism.SendsSecret ? "yes" : "", Plain(mechanism.About), Rfc(mechanism.Rfc),
            }));
        page.Heading(2, "Limits and times").Table(
            ["name", "value", "of what", "RFC"],
            spec.Limits.Select(limit => new[] { Code(limit.Name), $"{limit.Value} {limit.Unit}", Plain(limit.About), Rfc(limit.Rfc) })
                .Concat(spec.Timeouts.Select(time => new[] { Code(time.Name), $"{time.Seconds} s", Plain(time.About), Rfc(time.Rfc) }))
                .Concat(spec.Ports.Select(port => new[] { Code(port.Name), $"port {port.Number}", Plain(port.About), Rfc(port.Rfc) })));
    }

    private static string About(string about, string? obsolete) => Plain(about) + (obsolete is null ? "" : $" **Obsolete:** {Plain(obsolete)}");

    private static string Value(Option option) => option.Grammar.Values.Count > 0
        ? $"{option.Grammar.KindWord}: {string.Join(" ", option.Grammar.Values.Select(value => Code(value.Text)))}"
        : option.Grammar.KindWord;

    private static string Parameters(Extension extension) => extension.Parameters is null ? "" : Plain(extension.Parameters.Grammar);
}
