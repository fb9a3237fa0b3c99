using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers;

/// <summary>What each rule is called, how sure it is, and what it says.</summary>
internal static class Descriptors
{
    private const string SessionCategory = "SmtpGen.Session";
    private const string VocabularyCategory = "SmtpGen.Vocabulary";

    // The project has no public address yet, and a name under .example is nobody else's (RFC 2606).
    private const string PageFolder = "https://smtpgen.example/analyzers/rules/";

    public static readonly DiagnosticDescriptor MissingStep = Create(
        "SMTP1001", SessionCategory, DiagnosticSeverity.Warning,
        "A step that the command needs is missing",
        "'{0}' comes too early: {1}",
        "On every path that leads here a fact that the command requires does not hold, so the server will refuse it.");

    public static readonly DiagnosticDescriptor ForbiddenHere = Create(
        "SMTP1002", SessionCategory, DiagnosticSeverity.Warning,
        "The command is not allowed here",
        "'{0}' is not allowed here: {1}",
        "On every path that leads here a fact holds that the command forbids, so the server will refuse it.");

    public static readonly DiagnosticDescriptor OnSomePath = Create(
        "SMTP1003", SessionCategory, DiagnosticSeverity.Info,
        "The command is out of order on some path",
        "On some path '{0}' is out of order: {1}",
        "On some, but not all, of the paths that lead here a fact that the command requires does not hold, or one that it forbids does.");

    public static readonly DiagnosticDescriptor ExtensionForOption = Create(
        "SMTP2001", VocabularyCategory, DiagnosticSeverity.Warning,
        "An extension name stands where an option belongs",
        "'{0}' is the name of an extension, not an option of {1}{2}",
        "A server announces an extension by its name; the options that the extension adds to a command have names of their own.");

    public static readonly DiagnosticDescriptor OptionForExtension = Create(
        "SMTP2002", VocabularyCategory, DiagnosticSeverity.Warning,
        "An option keyword stands where an extension name belongs",
        "'{0}' is an option, not the name of an extension{1}",
        "An option is brought by an extension, and a server announces the extension's name, so the answer here is always \"no\".");

    public static readonly DiagnosticDescriptor OptionOfOtherVerb = Create(
        "SMTP2003", VocabularyCategory, DiagnosticSeverity.Warning,
        "An option stands on the wrong command",
        "'{0}' is an option of {1}, not of {2}",
        "Each option belongs to one command; a server refuses it on another.");

    private static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity severity, string title, string message, string description)
        => new(id, title, message, category, severity, isEnabledByDefault: true, description, PageFolder + id + ".md");
}
