using System.Globalization;
using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>The same facts give the same source, whoever builds, and whatever the machine has for a language and for the ends of lines.</summary>
public class SameOutputTests
{
    private const string Numbers = """
        {
          "about": "Numbers below nought, and in every place that a number has.",
          "replies": { "259": { "name": "Cold", "about": "It is -5 degrees." } },
          "options": {
            "XDEGREES": { "on": ["MAIL", "XICE"], "name": "XDegrees", "kind": "integer", "minimum": -1234567, "maximum": -1, "lineLength": 9, "about": "How cold." },
            "XINSIDE": { "on": ["XICE"], "name": "XInside", "kind": "enum", "type": "Inside", "values": { "I": { "about": "In." }, "i": { "name": "Ii", "about": "In." } }, "about": "Where." }
          },
          "commands": { "XICE": { "name": "XIce", "about": "Ices.", "options": "XIceOptions", "replies": { "259": "yes" }, "timeout": 12345 } }
        }
        """;

    public static TheoryData<string> Cultures => ["tr-TR", "ar-SA", "sv-SE", "fa-IR", "de-DE", "th-TH"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void In_every_culture(string culture)
    {
        var expected = Everything(CultureInfo.InvariantCulture);
        Assert.Contains("-1234567", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Everything(new CultureInfo(culture)));
    }

    /// <summary>Otherwise the test above says nothing: that culture writes a number below nought with another sign.</summary>
    [Fact]
    public void Cultures_differ_here() => Assert.NotEqual((-1).ToString(CultureInfo.InvariantCulture), (-1).ToString(new CultureInfo("sv-SE")));

    [Fact]
    public void Whatever_ends_the_lines_of_the_files()
    {
        Assert.DoesNotContain("\r", Everything(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(Everything(CultureInfo.InvariantCulture), Everything(CultureInfo.InvariantCulture, text => text.ReplaceLineEndings("\r\n")));
        Assert.Equal(Everything(CultureInfo.InvariantCulture), Everything(CultureInfo.InvariantCulture, text => "\uFEFF" + text));
    }

    [Fact]
    public void Whatever_the_order_of_the_files()
    {
        (string Path, string Text)[] files =
        [
            ("b.smtp.json", OwnSpecTests.Spec),
            ("commands.json", Numbers.Replace("{\n  \"about\"", "{\n  \"$schema\": \"commands.schema.json\", \"about\"")),
            ("aB/x.smtp.json", "{ \"about\": \"A.\", \"commands\": { \"XD\": { \"about\": \"D.\", \"replies\": { \"250\": \"yes\" } } } }"),
            ("a/x.smtp.json", "{ \"about\": \"A.\", \"commands\": { \"XE\": { \"about\": \"E.\", \"replies\": { \"250\": \"yes\" } } } }"),
        ];
        var expected = Text(Generation.OfProject(files));
        Assert.Contains("Xe, Xd, XCover", expected, StringComparison.Ordinal);
        Assert.All(Orders(files), order => Assert.Equal(expected, Text(Generation.OfProject(order))));
        // A build on Windows has the same files with its own separators.
        Assert.Equal(expected, Text(Generation.OfProject([.. files.Select(file => (file.Path.Replace('/', '\\'), file.Text))])));
    }

    private static IEnumerable<T[]> Orders<T>(T[] items)
        => items.Length == 0 ? [[]] : items.SelectMany((item, index) => Orders<T>([.. items[..index], .. items[(index + 1)..]]).Select(rest => (T[])[item, .. rest]));

    /// <summary>What is made of the library's file, of a project's, and of mistakes, in a culture.</summary>
    private static string Everything(CultureInfo culture, Func<string, string>? edit = null)
    {
        edit ??= text => text;
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            return string.Join(
                "\n",
                Text(new Generation(edit(Repository.Spec))),
                Text(Generation.OfProject([("a.smtp.json", edit(OwnSpecTests.Spec)), ("b.smtp.json", edit(Numbers))])),
                Text(Generation.OfProject([("a.smtp.json", edit(Numbers.Replace("\"maximum\": -1", "\"maximum\": -2000000").Replace("12345", "-12345")))])));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    private static string Text(Generation generation) => string.Join(
        "\n",
        [
            .. generation.Result.GeneratedSources.Select(source => $"== {source.HintName}\n{source.SourceText}"),
            .. generation.Result.Diagnostics.Select(problem => $"{problem.Id} {problem.Location.GetLineSpan().Span} {problem.GetMessage(CultureInfo.InvariantCulture)}"),
        ]);
}
