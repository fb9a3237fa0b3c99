using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP4001: nobody looks at a reply that matters.</summary>
internal static class DroppedReplyRule
{
    /// <summary>The property of a diagnostic that names the method by which the reply throws when it is a refusal.</summary>
    public const string Check = nameof(Check);

    public static Diagnostic? Find(LibraryCall call)
    {
        ITypeSymbol? reply = WellKnown.ResultOf(call.Method.ReturnType);
        if (!(call.Contract is { Always.ReplyMatters: true } || call.IsRaw)
            || call.Marks.RefusalCheckOf(reply) is not { } check
            || !DroppedResult.IsDropped(call.Operation))
            return null;

        return Diagnostic.Create(
            Descriptors.DroppedReply,
            call.Place.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Check, check),
            call.Method.Name,
            check);
    }
}
