using System.Globalization;
using System.Text.RegularExpressions;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>Enhanced status codes, by the notation of their registry: "5.XXX.YYY" is a class, "X.1.YYY" a subject, "X.1.1" a code.</summary>
internal sealed partial class SpecReader
{
    private static readonly Regex EnhancedCode = new(@"^(?:[245]\.XXX\.YYY|X\.(?<subject>0|[1-9][0-9]{0,2})\.(?:YYY|(?<detail>0|[1-9][0-9]{0,2})))\z");
    private static readonly Regex ReplyClass = new(@"^[2-5]XX\z");

    private EnhancedStatus ReadEnhancedStatus(EntryReader entry, string code)
    {
        var match = EnhancedCode.Match(code);
        if (!match.Success)
            entry.Report(SpecProblemKind.BadValue, $"\"{code}\" is no enhanced status code: write \"5.XXX.YYY\" for a class, \"X.1.YYY\" for a subject, \"X.1.1\" for a code", entry.KeySpan);
        return new EnhancedStatus(
            code,
            NumberOf(match.Groups["subject"]),
            NumberOf(match.Groups["detail"]),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.References("replies", _names.Replies, exempt: ReplyClass.IsMatch),
            entry.OptionalText("obsolete"));
    }

    private static int? NumberOf(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}
