using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmtpGen.Protocol;

/// <summary>
/// One command line under construction, in UTF-8. Every argument of every verb goes through it, and it is the only place that checks
/// them: CR, LF and NUL never enter a line, and a line that throws while it is made has sent nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SmtpCommandLine
{
    private readonly ByteBuffer _octets = new(SmtpLimits.CommandLine);
    private int _limit;
    private bool _takesBlank;

    internal SmtpCommandLine()
    {
    }

    /// <summary>The session that the line is for; null when it was sent already.</summary>
    internal Session? Session { get; private set; }

    internal SmtpCommand? Command { get; private set; }

    /// <summary>What the command is about, for the exception that a refusal is.</summary>
    internal string? Subject { get; private set; }

    /// <summary>Facts that a keyword of this line sets, beside those of the command.</summary>
    internal SmtpFacts Sets { get; private set; }

    /// <summary>Facts that a keyword of this line clears, beside those of the command.</summary>
    internal SmtpFacts Clears { get; private set; }

    /// <summary>Facts of a project that keywords of this line set and clear; null for none.</summary>
    internal OwnFactChanges? Own { get; private set; }

    /// <summary>Whether the reply decides what the command did: not for a line of the caller's own that begins a longer exchange.</summary>
    internal bool HasEffects { get; private set; }

    /// <summary>Where a secret begins that no log may show; null when there is none.</summary>
    internal int? SecretStart { get; private set; }

    internal ReadOnlySpan<byte> Octets => _octets.Span;

    internal SmtpCommandLine Begin(Session session, SmtpCommand command)
    {
        Reset(session, command, SmtpLimits.CommandLine);
        Write(command.Prefix, nameof(command));
        _takesBlank = !command.Prefix.EndsWith(':');
        return this;
    }

    /// <summary>The client's own name, an argument of the kind <c>client-name</c>: a domain, or an address in brackets; null for the one of the options.</summary>
    /// <exception cref="ArgumentException">The name is empty, holds a blank or a control, or is no domain.</exception>
    public SmtpCommandLine ClientName(string? name, [CallerArgumentExpression(nameof(name))] string parameter = "")
    {
        string given = name ?? Session!.LocalName;
        if (given.Length == 0)
            throw new ArgumentException("The client's own name is empty: give a domain, or an address in brackets.", parameter);
        ArgumentText.RefuseBlanks(given, parameter);
        // RFC 6531 §3.7.1: a name that is not ASCII goes out as A-labels.
        return Argument(Ascii.IsValid(given) ? given : new IdnMapping().GetAscii(given), parameter);
    }

    /// <summary>A path of the kind <c>reverse-path</c>: "a@b", "&lt;a@b&gt;", "Name &lt;a@b&gt;"; "" or "&lt;&gt;" for the null path.</summary>
    /// <exception cref="ArgumentException">The text is not one address.</exception>
    public SmtpCommandLine ReversePath(string path, [CallerArgumentExpression(nameof(path))] string parameter = "") => Path(path, SmtpAddress.Parse(path, parameter), parameter);

    /// <summary>A path of the kind <c>forward-path</c>: "a@b", "&lt;a@b&gt;", "Name &lt;a@b&gt;".</summary>
    /// <exception cref="ArgumentException">The text is not one address.</exception>
    public SmtpCommandLine ForwardPath(string path, [CallerArgumentExpression(nameof(path))] string parameter = "") => Path(path, SmtpAddress.ParseForward(path, parameter), parameter);

    /// <summary>An address without its brackets, of the kind <c>mailbox</c>.</summary>
    /// <exception cref="ArgumentException">The text is not one address.</exception>
    /// <exception cref="SmtpNotSupportedException">The address is not ASCII, and the server does not offer SMTPUTF8.</exception>
    public SmtpCommandLine Mailbox(string address, [CallerArgumentExpression(nameof(address))] string parameter = "")
    {
        ReadOnlySpan<char> mailbox = SmtpAddress.ParseForward(address, parameter);
        Argument(mailbox, parameter);
        if (Ascii.IsValid(mailbox))
            return this;
        // RFC 6531 §3.7.4.2: outside a transaction the keyword goes with the address.
        RequireExtension(SmtpExtension.SmtpUtf8, "An address that is not ASCII");
        return Argument(SmtpExtension.SmtpUtf8, parameter);
    }

    /// <summary>Text with blanks, of the kind <c>text</c>; "" writes nothing where the argument is optional.</summary>
    /// <exception cref="ArgumentException">The text holds a control, or is empty where it must not be.</exception>
    public SmtpCommandLine Text(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        if (text.Length == 0)
            return Command!.Arguments == SmtpArguments.Optional ? this : throw Empty(parameter);
        ArgumentText.RefuseControls(text, parameter);
        return Argument(text, parameter);
    }

    /// <summary>One word, of the kind <c>word</c>.</summary>
    /// <exception cref="ArgumentException">The text holds a blank or a control, or is empty where it must not be.</exception>
    public SmtpCommandLine Word(string word, [CallerArgumentExpression(nameof(word))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(word, parameter);
        ArgumentText.RefuseBlanks(word, parameter);
        return Text(word, parameter);
    }

    /// <summary>A whole number, of the kind <c>integer</c>.</summary>
    public SmtpCommandLine Number(long number)
    {
        const int longest = 20;
        WriteBlank();
        Utf8Formatter.TryFormat(number, _octets.Room(longest), out int length);
        _octets.Commit(length);
        return this;
    }

    /// <summary>A word that is there or not, of the kind <c>keyword</c>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="present">Whether it is there; if not, nothing is written and nothing else happens.</param>
    /// <param name="sets">Facts that it sets once the command succeeds.</param>
    /// <param name="clears">Facts that it clears once the command succeeds.</param>
    /// <param name="ownSets">Facts of a project that it sets then, by name.</param>
    /// <param name="ownClears">Facts of a project that it clears then, by name.</param>
    public SmtpCommandLine Keyword(
        string word,
        bool present,
        SmtpFacts sets = SmtpFacts.None,
        SmtpFacts clears = SmtpFacts.None,
        IReadOnlyList<string>? ownSets = null,
        IReadOnlyList<string>? ownClears = null)
    {
        if (!present)
            return this;
        if (ownSets is not null || ownClears is not null)
            Own = new OwnFactChanges([.. Own?.Sets ?? [], .. ownSets ?? []], [.. Own?.Clears ?? [], .. ownClears ?? []]);
        Sets |= sets;
        Clears |= clears;
        return Word(word);
    }

    /// <summary>Ends the line. What is wrong with it as a whole is said now, before an octet of it is sent.</summary>
    internal void Seal()
    {
        CheckEncoding();
        _octets.Append("\r\n"u8);
        if (_octets.Length > _limit)
            throw new ArgumentException($"The command line would have {_octets.Length} octets; {_limit} is the limit of the server (RFC 5321 §4.5.3.1.4): shorten its arguments.");
    }

    /// <summary>Takes the line out of use: it was sent.</summary>
    internal void Release() => Session = null;

    private static ArgumentException Empty(string parameter) => new("The argument is empty, and the command needs it.", parameter);

    private SmtpCommandLine Path(string path, ReadOnlySpan<char> address, string parameter)
    {
        Subject = path;
        WriteBlank();
        _octets.Append("<"u8);
        _isUtf8 |= !Write(address, parameter);
        _octets.Append(">"u8);
        _takesBlank = true;
        return this;
    }

    private SmtpCommandLine Argument(ReadOnlySpan<char> text, string parameter)
    {
        WriteBlank();
        Write(text, parameter);
        return this;
    }

    private void Reset(Session session, SmtpCommand? command, int limit)
    {
        _octets.Clear();
        _limit = limit;
        _takesBlank = false;
        _isUtf8 = _mayBeUtf8 = _isAhead = false;
        Session = session;
        Command = command;
        Subject = null;
        Sets = Clears = SmtpFacts.None;
        Own = null;
        HasEffects = true;
        SecretStart = null;
    }

    private void WriteBlank()
    {
        if (_takesBlank)
            _octets.Append(" "u8);
        _takesBlank = true;
    }

    /// <returns>Whether all of it is ASCII.</returns>
    private bool Write(ReadOnlySpan<char> text, string parameter)
    {
        bool isAscii = Ascii.FromUtf16(text, _octets.Room(text.Length), out int length) == OperationStatus.Done;
        if (!isAscii)
            length = ArgumentText.Utf8.GetBytes(text, _octets.Room(ArgumentText.CountOctets(text, parameter)));
        _octets.Commit(length);
        return isAscii;
    }
}
