using System.Text.Json;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Fuzz;

/// <summary>A spec file: read as JSON, as a project's own and as the library's.</summary>
internal static class SpecTarget
{
    private const string OwnPath = "own.smtp.json";

    public static void Check(byte[] input)
    {
        string text = AnyText.Of(input);
        CheckJson(text);
        CheckReading(SpecReading.ReadAll([new SpecFile(OwnPath, SpecRole.Own, text)]).Single(), text);
        CheckReading(SpecReading.Read(text), text);
        SpecFileName.IsOwn(new SpecFile("commands.json", SpecRole.Own, text));
    }

    private static void CheckJson(string text)
    {
        (JsonValue? root, SpecProblem? problem) = JsonReader.Read(text);
        using JsonDocument? expected = ReferenceJson.Parse(text);
        Require.That(root is null != problem is null);
        Require.Same(expected is not null, root is not null);
        if (problem is not null)
            CheckPlace(problem.Span, text);
        if (root is null)
            return;
        Require.That(ReferenceJson.Agrees(expected!.RootElement, root));
        CheckPlaces(root, text);
    }

    private static void CheckReading(SpecReading reading, string text)
    {
        Require.That(reading.Spec is not null || reading.Problems.Count > 0);
        Require.That(reading.Problems.Count <= ProblemLog.Limit);
        foreach (SpecProblem problem in reading.Problems)
        {
            Require.That(problem.Message.Length > 0);
            CheckPlace(problem.Span, text);
            if (problem.Other is { } other && !BuiltInSpec.Has(other))
                CheckPlace(other.Span, text);
        }
    }

    // Each value is where it says, inside of what holds it.
    private static void CheckPlaces(JsonValue value, string text)
    {
        CheckPlace(value.Span, text);
        int at = value.Span.Start.Offset;
        foreach (SpecSpan span in value.Members.SelectMany(member => new[] { member.NameSpan, member.Value.Span }).Concat(value.Items.Select(item => item.Span)))
        {
            Require.That(span.Start.Offset > at && span.End.Offset < value.Span.End.Offset);
            at = span.End.Offset - 1;
        }
        foreach (JsonValue part in value.Members.Select(member => member.Value).Concat(value.Items))
            CheckPlaces(part, text);
    }

    private static void CheckPlace(SpecSpan span, string text)
    {
        Require.That(0 <= span.Start.Offset && span.Start.Offset <= span.End.Offset && span.End.Offset <= text.Length);
        Require.Same(PlaceOf(text, span.Start.Offset), span.Start);
        Require.Same(PlaceOf(text, span.End.Offset), span.End);
    }

    // Lines end as an editor ends them; a byte order mark is in no column.
    private static SpecPosition PlaceOf(string text, int offset)
    {
        string before = text[..offset];
        string[] lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\r', '\n');
        int mark = lines.Length == 1 && before.StartsWith('\uFEFF') ? 1 : 0;
        return new SpecPosition(offset, lines.Length - 1, lines[^1].Length - mark);
    }
}
