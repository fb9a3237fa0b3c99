using System.Globalization;
using System.Text;

namespace SmtpGen.Generators.Spec;

internal sealed partial class JsonReader
{
    private sealed record StringToken(string Content, SpecSpan Span);

    private StringToken? ReadString()
    {
        var start = Position;
        var content = new StringBuilder();
        for (_offset++; Next != '"';)
        {
            if (_offset == _text.Length)
                return Fail<StringToken>("the string is not closed");
            if (Next < ' ')
                return Fail<StringToken>("a control character in a string: write it as an escape, a line end as \\n");
            if (!(Next == '\\' ? ReadEscape(content) : ReadPlain(content)))
                return null;
        }

        _offset++;
        return new StringToken(content.ToString(), new SpecSpan(start, Position));
    }

    private bool ReadPlain(StringBuilder content)
    {
        var length = char.IsSurrogate(Next) ? 2 : 1;
        if (length == 2 && (_offset + 1 == _text.Length || !char.IsSurrogatePair(Next, _text[_offset + 1])))
            return Fail<StringToken>("half of a surrogate pair") is not null;
        content.Append(_text, _offset, length);
        _offset += length;
        return true;
    }

    private bool ReadEscape(StringBuilder content)
    {
        _offset++;
        if (Next == 'u')
            return ReadUnicodeEscape(content);
        var plain = Next switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\\' or '/' => Next,
            _ => '\0',
        };
        if (plain == '\0')
            return Fail<StringToken>("no such escape: there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits") is not null;
        content.Append(plain);
        _offset++;
        return true;
    }

    private bool ReadUnicodeEscape(StringBuilder content)
    {
        if (ReadHexadecimal() is not { } unit)
            return Fail<StringToken>("four hexadecimal digits are expected after \\u") is not null;
        content.Append(unit);
        if (!char.IsSurrogate(unit))
            return true;
        if (Next == '\\' && _offset + 1 < _text.Length && _text[_offset + 1] == 'u')
        {
            _offset++;
            if (ReadHexadecimal() is { } low && char.IsSurrogatePair(unit, low))
            {
                content.Append(low);
                return true;
            }
        }

        return Fail<StringToken>("half of a surrogate pair: write both halves, \\uD800 to \\uDBFF and \\uDC00 to \\uDFFF") is not null;
    }

    /// <summary>Reads the <c>u</c> at the next character and its four digits; null, and nothing is read, when they are not there.</summary>
    private char? ReadHexadecimal()
    {
        if (_offset + 5 > _text.Length)
            return null;
        // The parser of numbers overlooks a NUL at the end: it is asked for digits only.
        var digits = _text.Substring(_offset + 1, 4);
        if (!digits.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            return null;
        _offset += 5;
        return (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private JsonValue? ReadNumber()
    {
        var start = Position;
        if (Next == '-')
            _offset++;
        if (Next == '0')
            _offset++;
        else if (!SkipDigits())
            return Fail<JsonValue>("a digit is expected here");
        if (Next == '.')
        {
            _offset++;
            if (!SkipDigits())
                return Fail<JsonValue>("a digit is expected after the decimal point");
        }

        if (Next is 'e' or 'E')
        {
            _offset++;
            if (Next is '+' or '-')
                _offset++;
            if (!SkipDigits())
                return Fail<JsonValue>("a digit is expected in the exponent");
        }

        var text = _text.Substring(start.Offset, _offset - start.Offset);
        return new JsonValue(JsonKind.Number, new SpecSpan(start, Position)) { Text = text };
    }

    private bool SkipDigits()
    {
        var first = _offset;
        while (Next is >= '0' and <= '9')
            _offset++;
        return _offset > first;
    }

    private JsonValue? ReadLiteral(string word, JsonKind kind)
    {
        var start = Position;
        if (string.CompareOrdinal(_text, _offset, word, 0, word.Length) != 0)
            return Fail<JsonValue>($"did you mean {word}? Text stands in double quotes");
        _offset += word.Length;
        return new JsonValue(kind, new SpecSpan(start, Position));
    }
}
