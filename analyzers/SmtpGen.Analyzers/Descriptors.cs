using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers;

/// <summary>What each rule is called, how sure it is, and what it says.</summary>
internal static class Descriptors
{
    private const string SessionCategory = "SmtpGen.Session";
    private const string VocabularyCategory = "SmtpGen.Vocabulary";
    private const string SecurityCategory = "SmtpGen.Security";
    private const string ReplyCategory = "SmtpGen.Replies";

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

    public static readonly DiagnosticDescriptor BrokenContract = Create(
        "SMTP1004", SessionCategory, DiagnosticSeverity.Warning,
        "A helper does not do what its contract says",
        "'{0}' does not keep its contract for '{1}': {2}{3}",
        "The contract on a parameter is what callers are checked by, so a helper that does not keep it makes right calls of wrong ones.");

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

    public static readonly DiagnosticDescriptor WrongValue = Create(
        "SMTP2004", VocabularyCategory, DiagnosticSeverity.Warning,
        "The option does not have that value",
        "The value of '{0}' is wrong: {1}",
        "The values of each option are of a form; a server refuses others.");

    public static readonly DiagnosticDescriptor UnknownWord = Create(
        "SMTP2005", VocabularyCategory, DiagnosticSeverity.Info,
        "Nobody knows an option or extension of that name",
        "'{0}' is no known {1}{2}",
        "The name is neither registered nor one that the project's own spec file declares. Names that begin with X are their vendors' own.");

    public static readonly DiagnosticDescriptor UncheckedOption = Create(
        "SMTP2006", VocabularyCategory, DiagnosticSeverity.Info,
        "An option is used without a check that its extension is offered",
        "'{0}' is used without a check that the server offers '{1}'",
        "Not every server offers the extension: a typed option then throws, and one that is given as text is refused.",
        isEnabled: false);

    public static readonly DiagnosticDescriptor OptionTwice = Create(
        "SMTP2007", VocabularyCategory, DiagnosticSeverity.Warning,
        "The same option is given twice",
        "'{0}' is given to {1} twice",
        "An option may be given once; a server refuses the command as a whole.");

    public static readonly DiagnosticDescriptor ImpossibleCode = Create(
        "SMTP2008", VocabularyCategory, DiagnosticSeverity.Warning,
        "A reply is compared with a code that the command never returns",
        "'{0}' never returns {1}{2}",
        "Each command has its reply codes. A code of another command, or of a step that the client takes itself, is never seen here.");

    public static readonly DiagnosticDescriptor RawCommand = Create(
        "SMTP2009", VocabularyCategory, DiagnosticSeverity.Info,
        "A raw command has a typed method",
        "'{0}' has a method of its own: call '{1}'",
        "The method sends the same line, checks its argument, and is followed by the other rules.");

    public static readonly DiagnosticDescriptor SecretInClear = Create(
        "SMTP3001", SecurityCategory, DiagnosticSeverity.Warning,
        "Credentials go over a connection in clear",
        "'{0}' gives the secret to everybody on the way: {1}",
        "On every path that leads here the connection is in clear, and whoever can read it can log in afterwards.");

    public static readonly DiagnosticDescriptor TrustsEveryone = Create(
        "SMTP3002", SecurityCategory, DiagnosticSeverity.Warning,
        "Certificate validation is switched off",
        "Every certificate is accepted here, so anybody on the way can read the connection and answer for the server",
        "Encryption without a look at the certificate keeps nobody out who can reach the connection.");

    public static readonly DiagnosticDescriptor ForeignText = Create(
        "SMTP3003", SecurityCategory, DiagnosticSeverity.Warning,
        "Text that is not constant goes into a raw command",
        "Text from elsewhere goes into '{0}' as it is: call a typed method, or encode it as what it is meant for",
        "A raw command is sent as it is written: text from elsewhere can say more than it is meant to.");

    public static readonly DiagnosticDescriptor SecretLiteral = Create(
        "SMTP3004", SecurityCategory, DiagnosticSeverity.Warning,
        "A password is written in the program",
        "A password stands in the program's text: read it from where the program is configured",
        "Whoever has the program, or its source, has the password, and it cannot be changed without a new version.");

    public static readonly DiagnosticDescriptor DroppedReply = Create(
        "SMTP4001", ReplyCategory, DiagnosticSeverity.Warning,
        "A reply is dropped",
        "The reply to '{0}' is dropped, so a refusal goes unnoticed; look at it, or call '{1}' on it",
        "The command does not throw when it is refused: its reply tells, and nothing else does.");

    public static readonly DiagnosticDescriptor DroppedResult = Create(
        "SMTP4002", ReplyCategory, DiagnosticSeverity.Warning,
        "The result of a call with a list of recipients is dropped",
        "The result of '{0}' is dropped, so a recipient that was refused goes unnoticed",
        "The call throws when every recipient was refused; which of them were, when only some were, is in its result.");

    public static readonly DiagnosticDescriptor AbandonedClient = Create(
        "SMTP4003", SessionCategory, DiagnosticSeverity.Warning,
        "A client that the method makes is never disposed",
        "The client that '{0}' makes is never disposed: declare it with 'using'",
        "The connection stays open until the garbage collector finds it, and the server does not hear a QUIT.");

    private static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity severity, string title, string message, string description, bool isEnabled = true)
        => new(id, title, message, category, severity, isEnabled, description, PageFolder + id + ".md");
}
