using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>An exception class.</summary>
/// <param name="Message">What it says where nothing else does: the first sentence of what it is about.</param>
/// <param name="Shape">What its constructor takes.</param>
/// <param name="BaseShape">What the constructor of its base takes.</param>
/// <param name="Payload">The property that holds what it carries itself.</param>
internal sealed record ExceptionPlan(
    string Access,
    string Name,
    string Base,
    string About,
    RfcReference? Rfc,
    string Message,
    ExceptionShape Shape,
    ExceptionShape BaseShape,
    ErrorPayload? Payload)
{
    public static IEnumerable<ExceptionPlan> From(SpecView spec)
        => spec.Own.Exceptions.Where(error => !error.HandWritten).Select(error => new ExceptionPlan(
            spec.Target.Access,
            error.Name,
            BaseOf(error, spec),
            error.About,
            RfcReference.From(error.Rfc),
            FirstSentence(error.About),
            ShapeOf(error.Name, spec),
            ShapeOf(BaseOf(error, spec), spec),
            error.Payload));

    /// <summary>A base that was left out for a mistake is no reason to leave out what derives from it: any refusal will do until it is mended.</summary>
    private static string BaseOf(ErrorType error, SpecView spec)
        => spec.Exception(error.Base)?.Name ?? spec.WidelyThrown.FirstOrDefault(other => other.Thrown == ThrownBy.Refusals)?.Name ?? "";

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text.Substring(0, end + 1);
    }

    /// <summary>Exceptions derive from each other: a class takes what its bases carry, and what it carries itself.</summary>
    public static ExceptionShape ShapeOf(string? name, SpecView spec)
    {
        var carried = new HashSet<PayloadKind>();
        for (var error = spec.Exception(name); error is not null; error = spec.Exception(error.Base))
        {
            if (error.Payload is not null)
                carried.Add(error.Payload.Kind);
        }

        return carried.Contains(PayloadKind.Replies) ? ExceptionShape.Replies
            : carried.Contains(PayloadKind.Subject) ? ExceptionShape.ReplyAndSubject
            : carried.Contains(PayloadKind.Reply) ? ExceptionShape.Reply
            : ExceptionShape.Message;
    }
}

internal enum ExceptionShape
{
    Message,
    Reply,
    ReplyAndSubject,
    Replies,
}
