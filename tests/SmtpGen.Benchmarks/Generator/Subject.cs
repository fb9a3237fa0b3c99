using System.Reflection;
using System.Text;

namespace SmtpGen.Benchmarks.Generator;

/// <summary>A generator, and what a project gives it to do.</summary>
/// <param name="Name">What the child process is called by.</param>
/// <param name="About">What the table calls it.</param>
/// <param name="Assembly">The file of the generator.</param>
/// <param name="Types">The names of its classes.</param>
/// <param name="Sources">Files of the project that are there for it.</param>
/// <param name="References">Assemblies that these need.</param>
/// <param name="Spec">A spec file; null for none.</param>
/// <param name="Sentence">A text of the spec file that documents one verb.</param>
/// <param name="IsLibrarys">Whether the spec file is the library's own.</param>
internal sealed record Subject(
    string Name, string About, string Assembly, string[] Types, string[] Sources, string[] References, string? Spec = null, string Sentence = "", bool IsLibrarys = false)
{
    private const string OwnGenerator = "SmtpGen.Generators.SmtpGenerator";
    private const int Uses = 20;
    private const int MethodsPerUse = 5;

    private static readonly string Packs = Metadata("Packs");

    /// <summary>What stands beside each other: 20 uses each.</summary>
    public static IReadOnlyList<Subject> Peers { get; } =
    [
        Own("unused", "SmtpGen, a project without spec files", null),
        Own("dialect", "SmtpGen, a dialect of 20 verbs", SyntheticSpec.Of(Uses)),
        Own("library", "SmtpGen, the built-in `commands.json` whole", Repository.Spec) with { IsLibrarys = true, Sentence = "Does nothing but get an answer" },
        new(
            "logging", "Logging, 100 methods", Path.Combine(Packs, "Microsoft.AspNetCore.App.Ref", Metadata("PackVersion"), "analyzers/dotnet/cs/Microsoft.Extensions.Logging.Generators.dll"),
            ["Microsoft.Extensions.Logging.Generators.LoggerMessageGenerator"],
            [.. Numbers.Select(Logging)],
            [Path.Combine(Packs, "Microsoft.AspNetCore.App.Ref", Metadata("PackVersion"), "ref/net10.0/Microsoft.Extensions.Logging.Abstractions.dll")]),
        new(
            "json", "System.Text.Json, 20 contexts", Path.Combine(Packs, "Microsoft.NETCore.App.Ref", Metadata("PackVersion"), "analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll"),
            ["System.Text.Json.SourceGeneration.JsonSourceGenerator"],
            [.. Numbers.Select(Json)],
            []),
        new(
            "mapperly", "Mapperly, 20 mappers", Metadata("Mapperly"), ["Riok.Mapperly.MapperGenerator"], [.. Numbers.Select(Mapper)], [Metadata("MapperlyAbstractions")]),
    ];

    /// <summary>Longer and longer files.</summary>
    public static IReadOnlyList<(int Verbs, Subject Subject)> Lengths { get; } =
        [.. new[] { 10, 100, 1_000, 10_000 }.Select(verbs => (verbs, Own($"verbs-{verbs}", $"{verbs:N0} verbs", SyntheticSpec.Of(verbs))))];

    public static Subject Find(string name) => Peers.Concat(Lengths.Select(length => length.Subject)).Single(subject => subject.Name == name);

    /// <summary>The spec file with one word of one verb changed.</summary>
    public string Edited(int number)
    {
        string edited = Spec!.Replace(Sentence, $"Edition {number}: {Sentence}");
        return edited != Spec ? edited : throw new InvalidOperationException($"No verb of {Name} says \"{Sentence}\".");
    }

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Uses);

    private static Subject Own(string name, string about, string? spec)
        => new(name, about, Metadata("Generator"), [OwnGenerator], [], [typeof(SmtpClient).Assembly.Location], spec, SyntheticSpec.Sentence);

    private static string Logging(int number)
    {
        var text = new StringBuilder($"using Microsoft.Extensions.Logging; namespace Sample.Logs {{ public static partial class Log{number} {{\n");
        for (int i = 0; i < MethodsPerUse; i++)
            text.Append($"[LoggerMessage({i}, LogLevel.Information, \"Order {{Id}} has {{Count}} lines\")] public static partial void Order{i}(ILogger logger, string id, int count);\n");
        return text.Append("} }").ToString();
    }

    private static string Json(int number) => $$"""
        using System.Text.Json.Serialization;
        namespace Sample.Json
        {
            public class Order{{number}} { public string? Id { get; set; } public int Count { get; set; } public System.Collections.Generic.List<Line{{number}}>? Lines { get; set; } }
            public class Line{{number}} { public string? Name { get; set; } public decimal Price { get; set; } }
            [JsonSerializable(typeof(Order{{number}}))]
            public partial class Context{{number}} : JsonSerializerContext { }
        }
        """;

    private static string Mapper(int number) => $$"""
        using Riok.Mapperly.Abstractions;
        namespace Sample.Maps
        {
            public class From{{number}} { public string? Id { get; set; } public int Count { get; set; } public System.Collections.Generic.List<FromLine{{number}}>? Lines { get; set; } }
            public class FromLine{{number}} { public string? Name { get; set; } public decimal Price { get; set; } }
            public class To{{number}} { public string? Id { get; set; } public int Count { get; set; } public System.Collections.Generic.List<ToLine{{number}}>? Lines { get; set; } }
            public class ToLine{{number}} { public string? Name { get; set; } public decimal Price { get; set; } }
            [Mapper]
            public partial class Mapper{{number}} { public partial To{{number}} Map(From{{number}} from); }
        }
        """;

    private static string Metadata(string key)
        => typeof(Subject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
