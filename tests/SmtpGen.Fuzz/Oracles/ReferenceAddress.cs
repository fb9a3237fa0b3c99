using System.Text.RegularExpressions;

namespace SmtpGen.Fuzz;

/// <summary>What an address is, as one pattern: the rules of docs/porting.md and RFC 5321 §4.1.2, with local parts whose dots stand anywhere.</summary>
public static partial class ReferenceAddress
{
    private const string Control = @"\p{Cc}\u2028\u2029";
    private const string Atom = $@"[^()<>\[\]:;@\\,""\s{Control}]";
    private const string Quoted = $@"""(?:[^""\\{Control}]|\\[^{Control}])*""";
    private const string Label = $@"(?:[A-Za-z0-9_-]|[^\x00-\x7f\s{Control}])+";
    private const string Domain = $@"(?:\[[0-9A-Za-z.:-]+\]|{Label}(?:\.{Label})*)";
    private const string Mailbox = $@"(?:{Atom}+|{Quoted})(?:@{Domain})?";
    private const string Phrase = $@"(?:{Atom}|\x20|{Quoted})*";

    /// <summary>The address in a path; empty for the null path; null where it is none.</summary>
    public static string? Of(string path)
    {
        if (path is "" or "<>")
            return "";
        Match match = Path().Match(path);
        return !match.Success ? null : match.Groups["bare"].Success ? match.Groups["bare"].Value : match.Groups["inner"].Value;
    }

    [GeneratedRegex($@"\A(?:(?<bare>{Mailbox})|{Phrase}<(?<inner>{Mailbox})>)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
