using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Docs;

/// <summary>docs/reference.md: all that the spec file says, for reading.</summary>
internal static class ReferencePage
{
    public const string Command = "dotnet run --project generators/SmtpGen.Docs";

    public static string Of(SpecView spec, SessionGraph session)
    {
        var page = new Markdown();
        page.Heading(1, "Reference");
        page.Paragraph($"What [`commands.json`](../commands.json) says. This page is written by `{Command}`; a test fails when it is stale.");
        Order(page, spec, session);
        Commands(page, spec);
        ReferenceTables.Write(page, spec);
        return page.ToString();
    }

    private static void Order(Markdown page, SpecView spec, SessionGraph session)
    {
        page.Heading(2, "The order of a session");
        ulong example = session.Stages[session.Stages.Count / 2];
        page.Paragraph(
            $"Each stage has the name of the last fact that holds in it: in {Markdown.Code(session.NameOf(example))}, these do: {Markdown.Codes(session.FactsOf(example))}. "
            + "An arrow is what a command or an operation does when it succeeds; one that is refused leaves the stage as it was, unless its section says otherwise. [The same as a drawing](session.svg).");
        page.Mermaid(session);
        page.Paragraph($"Not drawn: {string.Join(", ", session.Endings)} lead from everywhere back to the first stage.");
        foreach (Fact fact in spec.Own.Facts.Where(fact => fact.Beside))
        {
            page.Paragraph($"The fact {Markdown.Code(fact.Name)} is beside that order, and may hold in any stage. {Markdown.Plain(fact.About)}");
            page.Mermaid(SessionGraph.Of(spec.Own, fact.Name));
        }

        page.Paragraph("Which command is legal in which stage (✓), and which stage its success leads to (→):");
        page.Table(
            ["", .. session.Stages.Select(session.NameOf)],
            session.Steps.Where(step => step.Command is not null).Select(step => (string[])[Markdown.Code(step.Name), .. session.Stages.Select(stage => Cell(session, step, stage))]));
        page.Heading(3, "Facts");
        page.Table(
            ["fact", "property of the client", "true when", "RFC"],
            spec.Own.Facts.Select(fact => new[] { Markdown.Code(fact.Name), Markdown.Code(fact.Property ?? ""), Markdown.Plain(fact.About), Rfc(fact.Rfc) }));
    }

    private static string Cell(SessionGraph session, Step step, ulong stage)
    {
        if (!step.IsLegal(stage))
            return "";
        string[] targets = [.. step.From(stage).Where(next => next != stage).Select(next => "→ " + session.NameOf(next))];
        return targets.Length == 0 ? "✓" : string.Join(", ", targets);
    }

    private static void Commands(Markdown page, SpecView spec)
    {
        page.Heading(2, "Commands");
        page.Table(
            ["verb", "method", "extension", "requires", "forbids", "sets", "clears", "replies", "a refusal is", "RFC"],
            spec.Own.Commands.Select(command => new[]
            {
                $"[{command.Verb}](#{command.Verb.ToLowerInvariant()})",
                Markdown.Code(command.Method),
                command.Extension ?? "",
                Markdown.Codes(command.Rule.Requires),
                Markdown.Codes(command.Rule.Forbids),
                Markdown.Codes(command.Rule.Sets.Concat(command.Rule.Perhaps.Select(fact => fact + "?"))),
                command.Rule.EndsSession ? "all" : Markdown.Codes(command.Rule.Clears.Concat(command.When.SelectMany(rule => rule.Clears).Select(fact => fact + "?")).Distinct()),
                string.Join(" ", command.Replies.Concat(command.FinalReplies).Select(reply => reply.Code).Distinct().Order()),
                Markdown.Code(RefusalPlan.Of(command, spec).Type),
                Rfc(command.Rfc),
            }));
        page.Paragraph("A fact with a question mark may be set or cleared, or not: that depends on an argument, or on what the server says. The methods are shown without their `Async` twins.");
        foreach (VerbPlan verb in VerbPlan.From(spec))
            Verb(page, verb);
    }

    private static void Verb(Markdown page, VerbPlan verb)
    {
        page.Heading(3, verb.Command.Verb);
        page.Paragraph(Markdown.Plain(verb.Docs.About) + (verb.Obsolete is null ? "" : $" **Obsolete:** {Markdown.Plain(verb.Obsolete)}"));
        page.Line("```csharp");
        foreach (string method in verb.Methods)
        {
            foreach (OverloadPlan overload in verb.Overloads)
                page.Line($"SmtpReply {verb.Client}.{method}({string.Join(", ", overload.Parameters.Select(Parameter))})");
        }

        page.Line("```").Line();
        page.Paragraph(Markdown.Plain(string.Join(" ", verb.Docs.Order)) + (verb.Docs.Rfc is null ? "" : $" ({Markdown.Link(verb.Docs.Rfc)})"));
        page.Table(
            ["reply", "means"],
            verb.Docs.Replies.Select(reply => new[] { $"{reply.Code}", Markdown.Plain((reply.Final ? "to the content: " : "") + reply.About) }));
        page.Paragraph($"As to any command: {string.Join(", ", verb.Docs.RepliesToAny.Select(reply => $"{reply.Code}"))} ([what they mean](#reply-codes)).");
        page.Paragraph($"Throws {string.Join(", ", verb.Docs.Errors.Select(error => Markdown.Code(error.Type.Split('.', ':')[^1])).Distinct())}.");
    }

    private static string Parameter(ParameterPlan parameter)
        => $"{parameter.Type.Split("::")[^1].Split('.')[^1]} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";

    internal static string Rfc(string? rfc) => Markdown.Link(RfcReference.From(rfc));
}
