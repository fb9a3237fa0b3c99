using System.Text.Json;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Fuzz;

/// <summary>JSON as System.Text.Json reads it, after comments have become blanks: it takes none before a colon.</summary>
internal static class ReferenceJson
{
    private const char Mark = '\uFEFF';

    /// <summary>The value; null where the text is no JSON.</summary>
    public static JsonDocument? Parse(string text)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(WithoutComments(text.StartsWith(Mark) ? text[1..] : text), new JsonDocumentOptions { MaxDepth = JsonReader.DepthLimit });
            return HasWholeText(document.RootElement) ? document : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a value is the same as another reader found it.</summary>
    public static bool Agrees(JsonElement expected, JsonValue actual) => expected.ValueKind.ToString() == actual.Kind.ToString() && expected.ValueKind switch
    {
        JsonValueKind.String => expected.GetString() == actual.Text,
        JsonValueKind.Number => expected.GetRawText() == actual.Text,
        JsonValueKind.Array => expected.GetArrayLength() == actual.Items.Count && expected.EnumerateArray().Zip(actual.Items).All(pair => Agrees(pair.First, pair.Second)),
        JsonValueKind.Object => expected.EnumerateObject().Select(member => member.Name).SequenceEqual(actual.Members.Select(member => member.Name))
            && expected.EnumerateObject().Zip(actual.Members).All(pair => Agrees(pair.First.Value, pair.Second.Value)),
        _ => true,
    };

    // A comment that does not end stays, and is no JSON.
    private static string WithoutComments(string text)
    {
        char[] rest = text.ToCharArray();
        int at = 0;
        while (at < rest.Length)
        {
            int end = rest[at] == '"' ? EndOfString(text, at) : EndOfComment(text, at);
            if (rest[at] == '/')
                Array.Fill(rest, ' ', at, end - at);
            at = Math.Max(at + 1, end);
        }
        return new string(rest);
    }

    private static int EndOfString(string text, int start)
    {
        int at = start + 1;
        while (at < text.Length && text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    // Where it begins, when none does there or it does not end.
    private static int EndOfComment(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "//", 0, 2) == 0)
            return text.IndexOfAny(['\r', '\n'], start) is >= 0 and var lineEnd ? lineEnd : text.Length;
        bool isBlock = string.CompareOrdinal(text, start, "/*", 0, 2) == 0;
        return isBlock && text.IndexOf("*/", start + 2, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : start;
    }

    // Half of a surrogate pair in an escape shows only when the string is asked for.
    private static bool HasWholeText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(HasWholeText),
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && HasWholeText(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
