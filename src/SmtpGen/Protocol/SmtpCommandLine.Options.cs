using System.Text;

namespace SmtpGen.Protocol;

public sealed partial class SmtpCommandLine
{
    private bool _isUtf8;
    private bool _mayBeUtf8;
    private bool _isAhead;

    /// <summary>Whether the line carries the option that lets a whole transaction use UTF-8.</summary>
    internal bool OpensUtf8Transaction => _mayBeUtf8;

    /// <summary>Options that were checked when they were set; null for none.</summary>
    /// <exception cref="SmtpNotSupportedException">The server does not offer the extension of an option that may not be left out.</exception>
    public SmtpCommandLine Options(SmtpOptions? options)
    {
        options?.WriteTo(this);
        return this;
    }

    /// <summary>Options as text, "KEYWORD" or "KEYWORD=value", one in each string; null for none. A server that was greeted by HELO gets none.</summary>
    /// <exception cref="ArgumentException">A string is not one option.</exception>
    /// <exception cref="SmtpNotSupportedException">SMTPUTF8 is among them, and the server does not offer it.</exception>
    public SmtpCommandLine Options(IEnumerable<string>? options)
    {
        foreach (string option in options ?? [])
        {
            ArgumentNullException.ThrowIfNull(option, nameof(options));
            int equals = option.IndexOf('=');
            string keyword = equals < 0 ? option : option[..equals];
            CheckOption(keyword, equals < 0 ? "" : option[(equals + 1)..], nameof(options));
            if (keyword.Equals(SmtpExtension.SmtpUtf8, StringComparison.OrdinalIgnoreCase))
                RequireExtension(SmtpExtension.SmtpUtf8, "The option");
            if (!Session!.DoesEsmtp)
                continue;
            SmtpOption? known = Command!.Options.FirstOrDefault(known => known.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase))
                ?? SmtpOwnVocabulary.FindOption(Command.Verb, keyword);
            _limit += known?.LineLength ?? 0;
            WriteOption(option, keyword);
        }
        return this;
    }

    /// <summary>Refuses what would not be one option (RFC 5321 §4.1.2): esmtp-keyword ["=" esmtp-value].</summary>
    internal static void CheckOption(string keyword, string value, string parameter)
    {
        if (keyword.Length == 0 || keyword[0] == '-' || keyword.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            throw new ArgumentException(
                $"\"{ArgumentText.Shown(keyword)}\" is not an option keyword: write KEYWORD or KEYWORD=value, one option in each string.", parameter);
        }
        ArgumentText.RefuseBlanks(value, parameter);
        ArgumentText.CountOctets(value, parameter);
    }

    /// <summary>Makes it a line of a transaction that is not open yet, when it is written, so that what is open now has no say.</summary>
    /// <param name="isUtf8">Whether that one will be opened so that its paths may use UTF-8.</param>
    internal SmtpCommandLine Ahead(bool isUtf8 = false)
    {
        _isAhead = true;
        _mayBeUtf8 |= isUtf8;
        return this;
    }

    internal void WriteOption(string keyword, string value, int lineLength)
    {
        _limit += lineLength;
        WriteOption(value.Length == 0 ? keyword : $"{keyword}={value}", keyword);
    }

    internal void WriteOption(string keyword, long value, int lineLength)
    {
        _limit += lineLength;
        Argument(keyword, "options");
        _octets.Append("="u8);
        _takesBlank = false;
        Number(value);
    }

    internal void RequireExtension(string extension, string what)
    {
        if (!Session!.Capabilities.Offers(extension))
            throw new SmtpNotSupportedException($"{what} needs the extension {extension}, which the server does not offer. Nothing was sent.");
    }

    private void WriteOption(string option, string keyword)
    {
        _mayBeUtf8 |= keyword.Equals(SmtpExtension.SmtpUtf8, StringComparison.OrdinalIgnoreCase);
        _isUtf8 |= !Ascii.IsValid(option);
        Argument(option, "options");
    }

    // RFC 6531 §3.4: UTF-8 in paths and options is for transactions that were opened with the option.
    private void CheckEncoding()
    {
        if (!_isUtf8 || _mayBeUtf8 || (!_isAhead && Session!.IsUtf8Transaction))
            return;
        RequireExtension(SmtpExtension.SmtpUtf8, "An address that is not ASCII");
        throw new ArgumentException(
            $"The line holds text that is not ASCII: open the transaction with the option {SmtpExtension.SmtpUtf8}, or write the domain in its A-label form (xn--…).");
    }
}
