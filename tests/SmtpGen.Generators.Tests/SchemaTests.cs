using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>commands.schema.json against a public validator, and against the reader.</summary>
public class SchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Schema);

    /// <summary>Replacements in the small spec that change nothing of its being right.</summary>
    public static TheoryData<string, string> Right => new()
    {
        { "\"version\": \"1.2.3\",", "" },
        { "\"rfc\": \"RFC 862\"", "\"rfc\": \"a vendor's page\"" },
        { "\"forbids\": [\"filling\"]", "\"forbids\": []" },
        { "\"listsExtensions\": true", "\"listsExtensions\": false" },
        { "\"KEY-1\": { \"type\": \"KeyOne\", \"clientFirst\": true, ", "\"KEY_1\": { \"type\": \"KeyOne\", " },
        { "\"credentials\": \"token\"", "\"credentials\": \"other\"" },
        { "\"usage\": \"common\", ", "" },
        { "\"minimum\": 0, \"maximum\": 9, ", "" },
        { "\"pattern\": \"^[a-z]+$\", ", "" },
        { "\"kind\": \"date-time\"", "\"kind\": \"date-time\", \"pattern\": \"^.*$\"" },
        { "\"type\": \"Other.Place\"", "\"type\": \"Place\"" },
        { "\"kind\": \"xtext-mailbox\", \"nullPath\": true, \"lineLength\": 30", "\"kind\": \"xtext-mailbox\"" },
        { "\"pipelining\": \"anywhere\"", "\"pipelining\": \"last\"" },
        { "\"prefix\": \"GREET TO:\",", "" },
        { "\"undo\": \"Bye\"", "\"undo\": \"Connect\"" },
        { "\"exchange\": \"sasl\",", "\"exchange\": \"sasl\", \"arguments\": []," },
    };

    [Fact]
    public void The_shipped_spec_and_the_small_one_are_of_the_schema()
    {
        Assert.True(IsOfSchema(Repository.Spec));
        Assert.True(IsOfSchema(Small.Spec));
    }

    /// <summary>A project's own files, ours and those in the documentation.</summary>
    [Theory]
    [InlineData("tests/SmtpGen.Generators.Tests/Support/own.smtp.json")]
    [InlineData("tests/SmtpGen.PackageTests/Consumer/commands.json.txt")]
    [InlineData("tests/SmtpGen.PackageTests/Consumer/vendor.smtp.json.txt")]
    [InlineData("docs/examples/postfix.smtp.json")]
    [InlineData("docs/own-verbs.md")]
    [InlineData("generators/released/commands.json")]
    public void Schema_and_reader_take_the_other_files_that_are_shipped(string path)
    {
        var text = Repository.Read(path);
        if (path.EndsWith(".md", StringComparison.Ordinal))
            text = System.Text.RegularExpressions.Regex.Match(text, "```json\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;
        Assert.True(IsOfSchema(text));
        if (path.StartsWith("generators/", StringComparison.Ordinal))
            Assert.Empty(SpecReading.Read(text).Problems);
        else if (!path.EndsWith("vendor.smtp.json.txt", StringComparison.Ordinal))
            Assert.Empty(Own.Read(text).Problems);
    }

    /// <summary>Mistakes that only a project's file can have, each one that a schema can see.</summary>
    [Theory]
    [InlineData("\"extends\": \"0.1.0\"", "\"extends\": \"new\"")]
    [InlineData("\"extends\": \"0.1.0\"", "\"extends\": 1")]
    [InlineData("\"extends\": \"0.1.0\"", "\"access\": \"everybody\"")]
    [InlineData("\"on\": [\"XCOVER\"], \"name\": \"XCount\"", "\"on\": [], \"name\": \"XCount\"")]
    [InlineData("\"missing\": \"no load was sent\", ", "")]
    [InlineData("\"replies\": { \"250\": \"it is bare\" }", "\"replies\": {}")]
    public void Schema_and_reader_refuse_the_same_in_a_projects_file(string text, string mistake)
    {
        var spec = OwnSpecTests.Spec.Replace(text, mistake);
        Assert.NotEqual(OwnSpecTests.Spec, spec);
        Assert.NotEmpty(Own.Read(spec).Problems);
        Assert.False(IsOfSchema(spec));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Schema_and_reader_take_what_is_right(string text, string replacement)
    {
        var spec = Small.With(text, replacement);
        Assert.Empty(SpecReading.Read(spec).Problems);
        Assert.True(IsOfSchema(spec));
    }

    /// <summary>All mistakes but equal keys in one object, of which the validator makes nothing.</summary>
    public static TheoryData<string, string, string, string> Mistakes
    {
        get
        {
            var mistakes = new TheoryData<string, string, string, string>();
            foreach (var row in SpecProblemTests.Mistakes.Where(row => (string)row[2] != nameof(SpecProblemKind.DuplicateKey) || (string)row[3] == "stands twice"))
                mistakes.Add((string)row[0], (string)row[1], (string)row[2], (string)row[3]);
            return mistakes;
        }
    }

    /// <summary>A schema sees one entry at a time: what needs another entry to be seen as wrong is the reader's to say.</summary>
    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Schema_and_reader_refuse_the_same_mistakes(string text, string mistake, string kind, string message)
    {
        var needsOtherEntries = kind is nameof(SpecProblemKind.UnknownReference) or nameof(SpecProblemKind.NameClash)
            or nameof(SpecProblemKind.ReplyClass) or nameof(SpecProblemKind.ExceptionCycle);
        var isBeyondSchemas = (kind, message) is (nameof(SpecProblemKind.BadValue), "change their order") or (nameof(SpecProblemKind.BadIdentifier), "\"9bits\"")
            or (nameof(SpecProblemKind.BadIdentifier), "\"int\"") or (nameof(SpecProblemKind.BadValue), "no regular expression");
        Assert.Equal(needsOtherEntries || isBeyondSchemas, IsOfSchema(Small.Unmark(Small.With(text, mistake)).Text));
    }

    [Fact]
    public void Every_key_is_described_and_has_an_example_or_refers_to_one_that_has()
    {
        var schema = JsonNode.Parse(Repository.Schema)!;
        Assert.All(PropertiesIn(schema).Where(property => property.Value is JsonObject), property =>
        {
            var entry = property.Value!.AsObject();
            var target = entry["$ref"] is { } reference ? schema["$defs"]![reference.ToString()["#/$defs/".Length..]]!.AsObject() : entry;
            Assert.True(entry.ContainsKey("description") || target.ContainsKey("description"), property.Key);
            Assert.True(entry.ContainsKey("examples") || target.ContainsKey("examples") || target.ContainsKey("properties"), property.Key);
        });
    }

    [Fact]
    public void No_object_of_the_schema_takes_keys_that_it_does_not_name()
        => Assert.All(
            ObjectsIn(JsonNode.Parse(Repository.Schema)!).Where(entry => entry["type"]?.ToString() == "object"),
            entry => Assert.True(entry["additionalProperties"] is JsonObject || entry["additionalProperties"]?.GetValue<bool>() == false));

    /// <summary>What the reader asks for is in the schema, and the other way round.</summary>
    [Fact]
    public void Schema_and_reader_know_the_same_keys()
    {
        var keys = PropertiesIn(JsonNode.Parse(Repository.Schema)!).Select(property => property.Key).ToHashSet();
        var asked = Repository.Sources("generators/SmtpGen.Generators/Spec").Where(path => Path.GetFileName(path).StartsWith("SpecReader", StringComparison.Ordinal))
            .SelectMany(path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), "(?:\\.\\w+|ReadSection|ReadSeconds)\\((?:entry, )?\"(\\$?\\w+)\"[,)]"))
            .Select(match => match.Groups[1].Value);
        Assert.Equal(keys.Order(), asked.Distinct().Order());
    }

    private static bool IsOfSchema(string spec)
    {
        using var document = JsonDocument.Parse(spec);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> PropertiesIn(JsonNode schema)
        => ObjectsIn(schema).Select(entry => entry["properties"]).OfType<JsonObject>().SelectMany(properties => properties);

    /// <summary>The objects of a schema, examples and conditions left out.</summary>
    private static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject entry => entry.Where(pair => pair.Key is not ("examples" or "allOf" or "if" or "then" or "else")).SelectMany(pair => ObjectsIn(pair.Value)).Prepend(entry),
        JsonArray items => items.SelectMany(ObjectsIn),
        _ => [],
    };
}
