using System.Security;
using SmtpGen.Generators.Plan;

namespace SmtpGen.Generators.Emit;

/// <summary>Writes XML documentation. Texts are plain: what XML gives a meaning is escaped here.</summary>
internal static class DocWriter
{
    public static SourceWriter Summary(this SourceWriter writer, string text) => writer.Element("summary", Escape(text));

    public static SourceWriter Parameter(this SourceWriter writer, string name, string text)
        => writer.Line($"/// <param name=\"{name}\">{Escape(text)}</param>");

    public static SourceWriter Returns(this SourceWriter writer, string text) => writer.Element("returns", Escape(text));

    public static SourceWriter Throws(this SourceWriter writer, string type, string when)
        => writer.Line($"/// <exception cref=\"{type}\">{Escape(when)}</exception>");

    /// <summary>A remark that names the section of the protocol, if there is one.</summary>
    public static SourceWriter Remarks(this SourceWriter writer, RfcReference? rfc) => rfc is null ? writer : writer.Element("remarks", Link(rfc));

    public static SourceWriter Element(this SourceWriter writer, string name, string xml) => writer.Line($"/// <{name}>{xml}</{name}>");

    public static string Link(RfcReference rfc)
        => rfc.Url is null ? Escape(rfc.Text) : $"<see href=\"{Escape(rfc.Url)}\">{Escape(rfc.Text)}</see>";

    /// <summary>One line of text that XML takes as it is.</summary>
    public static string Escape(string text)
        => SecurityElement.Escape(string.Join(" ", Visible(text).Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)))!
            .Replace("&quot;", "\"").Replace("&apos;", "'");

    /// <summary>A text with what XML cannot hold replaced.</summary>
    private static string Visible(string text)
        => text.All(IsXml) ? text : new string([.. text.Select(c => IsXml(c) ? c : '\uFFFD')]);

    private static bool IsXml(char c) => c is >= ' ' and < '\uFFFE' or '\t' or '\r' or '\n';

    /// <summary>What ends a line in C#, and so would end the comment.</summary>
    private static readonly char[] LineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];
}
