using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

// /// <summary>…about…</summary>
// /// <param name="path">…</param>
// /// <returns>The server's reply. …
// /// <list type="table"> … <item><term>250</term><description>accepted</description></item> … </list>
// /// </returns>
// /// <remarks> … legal order, RFC link … </remarks>
// /// <exception cref="…">…</exception>
internal static class VerbDocsEmitter
{
    public static void Write(SourceWriter writer, VerbPlan plan, OverloadPlan overload, bool isAsync)
    {
        var docs = plan.Docs;
        writer.Summary(docs.About);
        if (plan.Target.IsOwn)
            writer.Parameter("client", "The client.");
        foreach (var parameter in overload.Parameters)
            writer.Parameter(parameter.Name, parameter.About);
        if (isAsync)
            writer.Parameter("cancellationToken", "Cancels the wait.");
        WriteReplies(writer, docs);
        WriteOrder(writer, docs);
        foreach (var errors in docs.Errors.Where(error => isAsync || !error.AsyncOnly).GroupBy(error => error.Type))
            writer.Throws(errors.Key, string.Join(" Or: ", errors.Select(error => error.When)));
    }

    private static void WriteReplies(SourceWriter writer, VerbDocs docs)
    {
        writer.Line("/// <returns>").Line($"/// <para>{DocWriter.Escape(docs.Returns)}</para>");
        writer.Line("/// <list type=\"table\">").Line("/// <listheader><term>Reply</term><description>Meaning</description></listheader>");
        foreach (var reply in docs.Replies)
            WriteRow(writer, reply, reply.Final ? "to the content: " : "");
        foreach (var reply in docs.RepliesToAny)
            WriteRow(writer, reply, "as to any command: ");
        writer.Line("/// </list>").Line("/// </returns>");
    }

    private static void WriteRow(SourceWriter writer, ReplyPlan reply, string lead)
        => writer.Line($"/// <item><term>{reply.Code}</term><description>{DocWriter.Escape(lead + reply.About)}</description></item>");

    private static void WriteOrder(SourceWriter writer, VerbDocs docs)
    {
        writer.Line("/// <remarks>");
        foreach (var sentence in docs.Order)
            writer.Element("para", DocWriter.Escape(sentence));
        if (docs.Rfc is not null)
            writer.Element("para", DocWriter.Link(docs.Rfc));
        writer.Line("/// </remarks>");
    }
}
