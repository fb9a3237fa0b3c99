using System.Globalization;
using System.Text.RegularExpressions;

namespace SmtpGen.ServerTests;

/// <summary>The configuration files of the servers, which are part of this assembly, with values in the place of their names in &lt;&lt; &gt;&gt;.</summary>
internal static partial class ConfigurationText
{
    public static string Of(string name, IEnumerable<(string Name, object Value)> values)
    {
        using Stream stream = typeof(ConfigurationText).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no configuration file {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        var known = values.ToDictionary(value => value.Name, value => Convert.ToString(value.Value, CultureInfo.InvariantCulture));
        return Place().Replace(reader.ReadToEnd(), match => known[match.Groups[1].Value]!);
    }

    [GeneratedRegex("<<([a-z ]+)>>")]
    private static partial Regex Place();
}
