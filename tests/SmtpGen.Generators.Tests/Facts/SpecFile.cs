using System.Text.Json;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>A spec file as JSON, without the reader that the tests of facts would then trust.</summary>
internal static class SpecFile
{
    public static JsonElement BuiltIn { get; } = JsonDocument.Parse(Repository.Spec).RootElement;

    /// <summary>The shipped example of verbs that are in no registry.</summary>
    public static JsonElement Postfix { get; } = JsonDocument.Parse(Repository.Read("docs/examples/postfix.smtp.json")).RootElement;

    /// <summary>An entry of a section; nothing at all when there is none.</summary>
    public static JsonElement? Entry(this JsonElement spec, string section, string name)
        => spec.TryGetProperty(section, out var entries) && entries.TryGetProperty(name, out var entry) ? entry : null;

    public static IEnumerable<string> Names(this JsonElement spec, string section)
        => spec.TryGetProperty(section, out var entries) ? entries.EnumerateObject().Select(entry => entry.Name) : [];

    public static string? Text(this JsonElement entry, string key) => entry.TryGetProperty(key, out var value) ? value.GetString() : null;

    public static int? Number(this JsonElement entry, string key) => entry.TryGetProperty(key, out var value) ? value.GetInt32() : null;

    public static bool Flag(this JsonElement entry, string key) => entry.TryGetProperty(key, out var value) && value.GetBoolean();

    public static string[] List(this JsonElement entry, string key)
        => entry.TryGetProperty(key, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    /// <summary>The keys of an object inside an entry.</summary>
    public static string[] Keys(this JsonElement entry, string key)
        => entry.TryGetProperty(key, out var values) ? [.. values.EnumerateObject().Select(value => value.Name)] : [];
}
