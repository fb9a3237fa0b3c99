using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators;

/// <summary>What is reported of a spec file, each mistake at its place in the file.</summary>
internal static class SpecDiagnostics
{
    private const string Category = "SmtpGen.Spec";

    public static readonly DiagnosticDescriptor NotJson = Error("SMTP0001", "The spec file is not JSON");
    public static readonly DiagnosticDescriptor UnknownKey = Error("SMTP0002", "The spec file has a key that means nothing");
    public static readonly DiagnosticDescriptor WrongType = Error("SMTP0003", "A value in the spec file is of another type");
    public static readonly DiagnosticDescriptor MissingKey = Error("SMTP0004", "An entry of the spec file lacks a key");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("SMTP0005", "The spec file says something twice");
    public static readonly DiagnosticDescriptor UnknownReference = Error("SMTP0006", "The spec file names something that it does not declare");
    public static readonly DiagnosticDescriptor BadValue = Error("SMTP0007", "A value in the spec file is not allowed");
    public static readonly DiagnosticDescriptor ReplyClass = Error("SMTP0008", "A reply code stands where its class has no place");
    public static readonly DiagnosticDescriptor BadIdentifier = Error("SMTP0009", "A name in the spec file cannot be one in C#");
    public static readonly DiagnosticDescriptor NameClash = Error("SMTP0010", "A name of the spec file is taken in C#");
    public static readonly DiagnosticDescriptor ExceptionCycle = Error("SMTP0011", "An exception of the spec file derives from itself");

    public static readonly DiagnosticDescriptor IdleFact = Error("SMTP0012", "Nothing sets a fact of the spec file");
    public static readonly DiagnosticDescriptor UnreachableCommand = Error("SMTP0013", "A command of the spec file can never be legal");
    public static readonly DiagnosticDescriptor OrphanOption = Error("SMTP0014", "No command takes an option of the spec file");
    public static readonly DiagnosticDescriptor OtherVersion = Error("SMTP0015", "The spec file extends another version of the built-in vocabulary");

    /// <summary>No mistake: what is said so that silence is not taken for an answer.</summary>
    public static readonly DiagnosticDescriptor UnknownOrder = Describe("SMTP0016", "Whether the commands of the spec file can be reached is not known", DiagnosticSeverity.Info);

    public static Diagnostic Create(SpecProblem problem) => Diagnostic.Create(
        DescriptorOf(problem.Kind),
        LocationOf(new SpecPlace(problem.Path, problem.Span)),
        problem.Other is { } other ? [LocationOf(other)] : [],
        problem.Message);

    private static Location LocationOf(SpecPlace place) => Location.Create(
        place.Path,
        TextSpan.FromBounds(place.Span.Start.Offset, place.Span.End.Offset),
        new LinePositionSpan(PositionOf(place.Span.Start), PositionOf(place.Span.End)));

    private static LinePosition PositionOf(SpecPosition position) => new(position.Line, position.Column);

    private static DiagnosticDescriptor DescriptorOf(SpecProblemKind kind) => kind switch
    {
        SpecProblemKind.NotJson => NotJson,
        SpecProblemKind.UnknownKey => UnknownKey,
        SpecProblemKind.WrongType => WrongType,
        SpecProblemKind.MissingKey => MissingKey,
        SpecProblemKind.DuplicateKey => DuplicateKey,
        SpecProblemKind.UnknownReference => UnknownReference,
        SpecProblemKind.BadValue => BadValue,
        SpecProblemKind.ReplyClass => ReplyClass,
        SpecProblemKind.BadIdentifier => BadIdentifier,
        SpecProblemKind.NameClash => NameClash,
        SpecProblemKind.ExceptionCycle => ExceptionCycle,
        SpecProblemKind.IdleFact => IdleFact,
        SpecProblemKind.UnreachableCommand => UnreachableCommand,
        SpecProblemKind.OrphanOption => OrphanOption,
        SpecProblemKind.OtherVersion => OtherVersion,
        _ => UnknownOrder,
    };

    private static DiagnosticDescriptor Error(string id, string title) => Describe(id, title, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Describe(string id, string title, DiagnosticSeverity severity)
        => new(id, title, "{0}", Category, severity, isEnabledByDefault: true);
}
