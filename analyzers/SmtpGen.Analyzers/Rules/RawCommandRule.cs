using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2009: a verb is written by hand that has a method, and the method can do the same.</summary>
internal static class RawCommandRule
{
    /// <summary>The property of a diagnostic that names the method.</summary>
    public const string Method = nameof(Method);

    public static Diagnostic? Find(LibraryCall call, PlainVerbs verbs)
    {
        if (!call.IsRaw
            || WellKnown.ResultOf(call.Method.ReturnType) is not { } reply
            || Text(call, 0) is not { } verb
            || verbs.MethodFor(verb, call.Operation.Instance?.Type, Text(call, 1) is not { Length: 0 }) is not { } typed
            || !SymbolEqualityComparer.Default.Equals(typed.ReturnType, reply))
            return null;

        bool isAsync = WellKnown.IsTask(call.Method.ReturnType);
        string name = isAsync ? WellKnown.WithAsync(typed.Name) : typed.Name;
        return Diagnostic.Create(
            Descriptors.RawCommand,
            call.Place.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Method, name),
            verb,
            name);
    }

    /// <summary>The constant text of one of the call's command texts; empty when it is left out, null when it is not constant.</summary>
    private static string? Text(LibraryCall call, int position)
    {
        IArgumentOperation? argument = call.CommandTexts.FirstOrDefault(candidate => call.PositionOf(candidate) == position);
        return argument is null ? "" : argument.Value.ConstantValue.Value as string;
    }
}
