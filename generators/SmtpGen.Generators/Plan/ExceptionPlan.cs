using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>An exception class.</summary>
/// <param name="Message">What it says where nothing else does: the first sentence of what it is about.</param>
/// <param name="Shape">What its constructor takes.</param>
/// <param name="BaseShape">What the constructor of its base takes.</param>
/// <param name="Payload">The property that holds what it carries itself.</param>
internal sealed record ExceptionPlan(
    string Name,
    string Base,
    string About,
    RfcReference? Rfc,
    string Message,
    ExceptionShape Shape,
    ExceptionShape BaseShape,
    ErrorPayload? Payload)
{
    public static IEnumerable<ExceptionPlan> From(SmtpSpec spec)
        => spec.Exceptions.Where(error => !error.HandWritten).Select(error => new ExceptionPlan(
            error.Name,
            error.Base!,
            error.About,
            RfcReference.From(error.Rfc),
            FirstSentence(error.About),
            ShapeOf(error.Name, spec),
            ShapeOf(error.Base!, spec),
            error.Payload));

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text.Substring(0, end + 1);
    }

    /// <summary>Exceptions derive from each other: a class takes what its bases carry, and what it carries itself.</summary>
    public static ExceptionShape ShapeOf(string name, SmtpSpec spec)
    {
        var carried = new HashSet<PayloadKind>();
        for (var error = Find(name); error is not null; error = Find(error.Base))
        {
            if (error.Payload is not null)
                carried.Add(error.Payload.Kind);
        }

        return carried.Contains(PayloadKind.Replies) ? ExceptionShape.Replies
            : carried.Contains(PayloadKind.Subject) ? ExceptionShape.ReplyAndSubject
            : carried.Contains(PayloadKind.Reply) ? ExceptionShape.Reply
            : ExceptionShape.Message;

        ErrorType? Find(string? wanted) => spec.Exceptions.FirstOrDefault(error => error.Name == wanted);
    }
}

internal enum ExceptionShape
{
    Message,
    Reply,
    ReplyAndSubject,
    Replies,
}
