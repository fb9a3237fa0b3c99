namespace SmtpGen.Benchmarks.Analyzers;

internal static partial class OrdinaryCode
{
    private const string Parser = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Text;

        namespace Sample.Text
        {
            /// <summary>Reads arithmetic.</summary>
            public sealed class Formula@@
            {
                private readonly string _text;
                private int _position;

                public Formula@@(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

                public static double Evaluate(string text, IReadOnlyDictionary<string, double> names)
                {
                    var parser = new Formula@@(text);
                    double value = parser.Sum(names);
                    parser.SkipBlanks();
                    if (parser._position < text.Length)
                        throw new FormatException("Unexpected '" + text[parser._position] + "' at " + parser._position + ".");
                    return value;
                }

                public string Help(string topic) => topic switch
                {
                    "sum" => "a + b",
                    "product" => "a * b",
                    "call" => "sqrt(a)",
                    null => throw new ArgumentNullException(nameof(topic)),
                    _ when topic.Length > 20 => "too long",
                    _ => "unknown: " + topic,
                };

                private double Sum(IReadOnlyDictionary<string, double> names)
                {
                    double value = Product(names);
                    while (true)
                    {
                        SkipBlanks();
                        if (Take('+'))
                            value += Product(names);
                        else if (Take('-'))
                            value -= Product(names);
                        else
                            return value;
                    }
                }

                private double Product(IReadOnlyDictionary<string, double> names)
                {
                    double value = Factor(names);
                    for (; ; )
                    {
                        SkipBlanks();
                        if (Take('*'))
                            value *= Factor(names);
                        else if (Take('/'))
                            value /= Factor(names);
                        else
                            break;
                    }

                    return value;
                }

                private double Factor(IReadOnlyDictionary<string, double> names)
                {
                    SkipBlanks();
                    if (Take('('))
                    {
                        double inner = Sum(names);
                        SkipBlanks();
                        return Take(')') ? inner : throw new FormatException("A ')' is missing at " + _position + ".");
                    }

                    if (Take('-'))
                        return -Factor(names);
                    int start = _position;
                    while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '.'))
                        _position++;
                    string word = _text.Substring(start, _position - start);
                    if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
                        return number;
                    if (names.TryGetValue(word, out double named))
                        return named;
                    if (word == "sqrt")
                        return Math.Sqrt(Factor(names));
                    throw new FormatException("'" + word + "' at " + start + " is no number and no name.");
                }

                private bool Take(char expected)
                {
                    if (_position >= _text.Length || _text[_position] != expected)
                        return false;
                    _position++;
                    return true;
                }

                private void SkipBlanks()
                {
                    while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
                        _position++;
                }

                public override string ToString() => new StringBuilder(_text).Insert(_position, "^").ToString();
            }
        }
        """;
}
