using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A file that names no type of the library is looked at if it can come to a client all the same, and only then.</summary>
public class ConcernedFilesTests
{
    private const string Use = "Rcpt(\"a@example.org\");";

    /// <summary>What one file declares, and how another, that names no type of the library, comes to a client by it.</summary>
    public static TheoryData<string, string> Ways => new TheoryData<string, string>
    {
        { "public static class Hub { public static SmtpClient Client => new(); }", "Hub.Client" },
        { "public static class Hub { internal static SmtpClient client = new(); }", "Hub.client" },
        { "public static class Hub { internal static SmtpClient? first, second; }", "Hub.second!" },
        { "public static class Hub { public static SmtpClient Make() => new(); }", "Hub.Make()" },
        { "public static class Hub { public static System.Threading.Tasks.Task<SmtpClient> MakeAsync() => null!; }", "(await Hub.MakeAsync())" },
        { "public static class Hub { public static T Get<T>() where T : SmtpClient => null!; public static Own Own => null!; } public class Own : SmtpClient;", "Hub.Get<Own>()" },
        { "public static class Hub { public static (int, SmtpSslClient Client) Both => default; }", "Hub.Both.Client" },
        { "public interface IHub { SmtpClient Client { get; } } public static class Start { public static readonly IHub Hub = null!; }", "Start.Hub.Client" },
        { "public class Pool : System.Collections.Generic.List<SmtpClient>; public static class Hub { public static Pool Pool => new(); }", "Hub.Pool[0]" },
        { "public class Post { public SmtpClient this[int i] => null!; } public static class Hub { public static Post Post => new(); }", "Hub.Post[1]" },
        { "public class Post { public static SmtpClient operator +(Post post, int i) => null!; } public static class Hub { public static Post Post => new(); }", "(Hub.Post + 1)" },
        { "public record Post(SmtpClient Client); public static class Hub { public static Post Post => null!; }", "Hub.Post.Client" },
        { "public abstract class Base<T> where T : SmtpSslClient { public T Value => null!; } public static class Hub { public static Base<Own> Own => null!; } public class Own : SmtpSslClient;", "Hub.Own.Value" },
        { "global using Post = SmtpGen.SmtpSslClient;", "new Post()" },
        { "public class Base { protected SmtpClient Kept = new(); }", "new Sub().Client()" },
    };

    /// <summary>What one file declares, and how a statement in another is handed a client by it.</summary>
    public static TheoryData<string, string> Functions => new TheoryData<string, string>
    {
        { "public class Pool { public System.Collections.Generic.IEnumerator<SmtpClient> GetEnumerator() => null!; } public static class Hub { public static Pool Pool => new(); }", "foreach (var c in Hub.Pool) c.USE" },
        { "public static class Hub { public static void With(System.Action<SmtpClient> use) { } }", "Hub.With(c => c.USE)" },
        { "public delegate void Work(SmtpClient client); public static class Hub { public static void With(Work use) { } }", "Hub.With(c => c.USE)" },
        { "public delegate void Work(SmtpClient client); public class Hub { public event Work? Ready; }", "new Hub().Ready += c => c.USE" },
        { "public class Hub { public event System.Action<SmtpClient>? Ready { add { } remove { } } }", "new Hub().Ready += c => c.USE" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Client_that_another_file_exposes_is_followed(string declaration, string client)
    {
        string sub = client.Contains("Sub") ? "class Sub : Base { public void Run() { Kept." + Use + " } }" : $"class Program {{ async System.Threading.Tasks.Task Run() {{ await System.Threading.Tasks.Task.Yield(); {client}.{Use} }} }}";
        await IsFlaggedIn(Compile(declaration, sub), Descriptors.DroppedReply.Id, 1);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Client_that_a_statement_is_handed_is_followed(string declaration, string statement)
        => await IsFlaggedIn(Compile(declaration, $"class Program {{ void Run() {{ {statement.Replace("USE", Use.TrimEnd(';'))}; }} }}"), Descriptors.DroppedReply.Id, 1);

    [Fact]
    public async Task What_leads_to_a_client_is_followed_through_many_files() => await IsFlaggedIn(
        Compile(
            "public class Pool : System.Collections.Generic.List<SmtpClient>;",
            "public static class Three { public static Two MakeThree() => new(); }",
            "public class One { public Pool this[int i] => null!; }",
            "public class Two { public One this[int i] => null!; }",
            $"class Program {{ void Run() {{ var three = Three.MakeThree(); three[0][0][0].{Use} }} }}"),
        Descriptors.DroppedReply.Id,
        4);

    [Fact]
    public async Task Other_part_of_a_type_that_keeps_a_client_is_followed() => await IsFlaggedIn(
        Compile(
            "partial class Post { private SmtpClient? _client; private void Begin() { _client = new(); _client.Connect(); } private void Greet() { _client!.Login(\"u\", Password); } }",
            "partial class Post { public string Password = \"\"; public void Run() { Begin(); Greet(); } }"),
        Descriptors.MissingStep.Id,
        1);

    [Fact]
    public async Task Words_that_another_file_expects_are_read() => await IsFlaggedIn(
        Compile(
            "public static class Hub { public static void Deliver([SmtpGen.Contracts.OptionsOf(\"MAIL\")] string[] options) { } }",
            "class Program { void Run() => Hub.Deliver([\"8BITMIME\"]); }"),
        Descriptors.ExtensionForOption.Id,
        1);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Client_that_another_assembly_exposes_is_followed(string declaration, string client)
    {
        if (declaration.StartsWith("global") || client.Contains("Sub"))
            return;
        CSharpCompilation middle = Compile(declaration.Replace("internal", "public"), "").WithAssemblyName("Middle");
        using var image = new MemoryStream();
        Assert.True(middle.Emit(image).Success);
        image.Position = 0;
        await IsFlaggedIn(
            Compile($"class Program {{ async System.Threading.Tasks.Task Run() {{ await System.Threading.Tasks.Task.Yield(); {client}.{Use} }} }}").AddReferences(MetadataReference.CreateFromStream(image)),
            Descriptors.DroppedReply.Id,
            0);
    }

    [Theory]
    [InlineData("class Other { void Connect() => Close(); void Close() => Connect(); void Mail(string a) => Mail(\"8BITMIME\"); }")]
    [InlineData("class Other { private object client = 1; object Read() => client; }")]
    [InlineData("class Other { void Use() => Hub.Take(null!); }")]
    [InlineData("class Other { int Count() => Hub.Count; }")]
    [InlineData("class SmtpClients { string Smtp = \"\"; int SmtpClient2; }")]
    [InlineData("class Other { sealed class Inner { SmtpClients? c; } }")]
    [InlineData("")]
    public void File_that_cannot_come_to_a_client_is_not_looked_at(string other)
    {
        CSharpCompilation compilation = Compile(
            "public static class Hub { private static SmtpClient client = new(); public static void Take(SmtpClient? taken) { } public static int Count => 1; }", other);
        LibraryContracts library = LibraryContracts.TryCreate(compilation)!;
        Assert.Equal([true, false], compilation.SyntaxTrees.Select(library.Files.Contain));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4090)]
    [InlineData(0)]
    public void Name_is_found_wherever_it_stands(int before)
    {
        CSharpCompilation compilation = Compile(new string(' ', before) + "SmtpClient");
        Assert.True(LibraryContracts.TryCreate(compilation)!.Files.Contain(compilation.SyntaxTrees[0]));
    }

    private static async Task IsFlaggedIn(CSharpCompilation compilation, string id, int file)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> diagnostics = await Messages.Diagnose(compilation, Everything.Analyzers);
        Diagnostic diagnostic = Assert.Single(diagnostics, diagnostic => diagnostic.Id == id);
        Assert.Same(compilation.SyntaxTrees[file], diagnostic.Location.SourceTree);
    }

    private static CSharpCompilation Compile(params string[] files)
        => CSharpCompilation.Create(
            "Program",
            files.Select((file, number) => CSharpSyntaxTree.ParseText(number < files.Length - 1 && !file.StartsWith("global") ? "using SmtpGen;\n" + file : file)),
            [.. Net100.References.All, References.Library],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
