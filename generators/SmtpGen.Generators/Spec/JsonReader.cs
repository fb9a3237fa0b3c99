namespace SmtpGen.Generators.Spec;

/// <summary>
/// Reads a JSON text (RFC 8259, and comments where blanks may stand) into a tree in which every value and key knows its place. It is our own because a
/// library inside a generator would load into other people's compilers. It never throws: the first mistake ends it, as a problem.
/// </summary>
internal sealed partial class JsonReader
{
    /// <summary>How deep arrays and objects may nest; a spec file needs seven, and the stack of a compiler is not ours to fill.</summary>
    internal const int DepthLimit = 64;

    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly string _text;
    private int _offset;
    private int _line;
    private int _lineStart;
    private int _depth;
    private SpecProblem? _problem;

    private JsonReader(string text)
    {
        _text = text;
        // An editor does not show a byte order mark, nor count it.
        if (text.Length > 0 && text[0] == '\uFEFF')
            _offset = _lineStart = 1;
    }

    /// <summary>The root of the tree, or the problem that ended the reading.</summary>
    public static (JsonValue? Root, SpecProblem? Problem) Read(string text)
    {
        var reader = new JsonReader(text);
        var root = reader.ReadValue();
        reader.SkipBlanks();
        if (root is not null && reader._offset < text.Length)
            root = reader.Fail<JsonValue>("nothing may follow the closing brace of the file");
        return (root, reader._problem);
    }

    private SpecPosition Position => new(_offset, _line, _offset - _lineStart);

    /// <summary>The next character, or NUL at the end: a NUL in the text is an error wherever this is asked.</summary>
    private char Next => _offset < _text.Length ? _text[_offset] : '\0';

    private JsonValue? ReadValue()
    {
        SkipBlanks();
        return Next switch
        {
            '{' => ReadNested(ReadObject),
            '[' => ReadNested(ReadArray),
            '"' => ReadString() is { } text ? new JsonValue(JsonKind.String, text.Span) { Text = text.Content } : null,
            '-' or (>= '0' and <= '9') => ReadNumber(),
            't' => ReadLiteral("true", JsonKind.True),
            'f' => ReadLiteral("false", JsonKind.False),
            'n' => ReadLiteral("null", JsonKind.Null),
            _ => Fail<JsonValue>("a value is expected here: an object, an array, a string in double quotes, a number, true, false or null"),
        };
    }

    private JsonValue? ReadNested(Func<JsonValue?> read)
    {
        if (_depth == DepthLimit)
            return Fail<JsonValue>($"more than {DepthLimit} levels of brackets and braces");
        _depth++;
        var value = read();
        _depth--;
        return value;
    }

    private JsonValue? ReadObject()
    {
        var start = Position;
        var members = new List<JsonMember>();
        _offset++;
        SkipBlanks();
        while (Next != '}' || members.Count > 0)
        {
            SkipBlanks();
            if (Next != '"')
                return Fail<JsonValue>("a key in double quotes is expected here (no comma before a closing brace)");
            if (ReadString() is not { } key)
                return null;
            SkipBlanks();
            if (Next != ':')
                return Fail<JsonValue>($"a colon is expected after the key \"{key.Content}\"");
            _offset++;
            if (ReadValue() is not { } value)
                return null;
            members.Add(new JsonMember(key.Content, key.Span, value));
            SkipBlanks();
            if (Next == '}')
                break;
            if (Next != ',')
                return Fail<JsonValue>("a comma or a closing brace is expected here");
            _offset++;
        }

        _offset++;
        return new JsonValue(JsonKind.Object, new SpecSpan(start, Position)) { Members = members };
    }

    private JsonValue? ReadArray()
    {
        var start = Position;
        var items = new List<JsonValue>();
        _offset++;
        SkipBlanks();
        while (Next != ']' || items.Count > 0)
        {
            if (ReadValue() is not { } item)
                return null;
            items.Add(item);
            SkipBlanks();
            if (Next == ']')
                break;
            if (Next != ',')
                return Fail<JsonValue>("a comma or a closing bracket is expected here");
            _offset++;
        }

        _offset++;
        return new JsonValue(JsonKind.Array, new SpecSpan(start, Position)) { Items = items };
    }

    private void SkipBlanks()
    {
        while (true)
        {
            var end = Next is ' ' or '\t' or '\r' or '\n' ? _offset + 1 : CommentEnd();
            if (end is null)
                return;
            while (_offset < end)
                Pass();
        }
    }

    /// <summary>Where the comment that begins here ends; null when none does, or it has no end.</summary>
    private int? CommentEnd()
    {
        if (Next != '/' || _offset + 1 == _text.Length)
            return null;
        switch (_text[_offset + 1])
        {
            case '/':
                var end = _text.IndexOfAny(LineEnds, _offset);
                return end < 0 ? _text.Length : end;
            case '*':
                var close = _text.IndexOf("*/", _offset + 2, StringComparison.Ordinal);
                return close < 0 ? null : close + 2;
            default:
                return null;
        }
    }

    private void Pass()
    {
        if (Next == '\n' || (Next == '\r' && (_offset + 1 == _text.Length || _text[_offset + 1] != '\n')))
        {
            _line++;
            _lineStart = _offset + 1;
        }

        _offset++;
    }

    /// <summary>Notes what is wrong at the next character; the reading ends with the null that this returns.</summary>
    private T? Fail<T>(string message)
        where T : class
    {
        var start = Position;
        // A line end has no width, as the end of the text has none: what is behind it is in another line.
        var length = _offset == _text.Length || Next is '\r' or '\n' ? 0 : _offset + 1 < _text.Length && char.IsSurrogatePair(Next, _text[_offset + 1]) ? 2 : 1;
        var end = new SpecPosition(start.Offset + length, start.Line, start.Column + length);
        var told = Next == '/' ? "a comment begins with // and ends with the line, or stands between /* and */" : message;
        _problem = new SpecProblem(SpecProblemKind.NotJson, told, "", new SpecSpan(start, end));
        return null;
    }
}
