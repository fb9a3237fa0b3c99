using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// The public names of the library, whoever wrote them: what a project adds cannot have one of them. They come from the file by which the
/// library's public API is accepted, a resource of this assembly: no name is typed a second time.
/// </summary>
internal sealed class LibraryApi
{
    private const string Resource = "PublicApi.txt";
    private const string Root = "SmtpGen";

    // A line of the file for each, its depth told by how far it is indented.
    private static readonly Regex NamespaceLine = new(@"^namespace (?<name>[\w.]+)$");
    private static readonly Regex TypeLine = new(@"^ {4}public (?:[a-z]+ )*(?:class|struct|interface|enum) (?<name>\w+)(?:<[^>]*>)?(?: : (?<base>[\w.]+))?");
    private static readonly Regex MemberLine = new(@"^ {8}(?:public|protected) (?<head>[^{;=]+)");
    private static readonly Regex MemberName = new(@"(?:^| )(?<name>\w+)(?:(?:<[^<>(]*>)?\(.*| ?)$");

    private static readonly Lazy<LibraryApi> Loaded = new(Load);

    private readonly List<ApiName> _types = [];
    private readonly Dictionary<string, string> _bases = [];
    private readonly Dictionary<string, List<ApiName>> _members = [];

    public static LibraryApi Instance => Loaded.Value;

    /// <summary>The types, and the namespaces within the library's: a type beside them cannot have such a name.</summary>
    public IReadOnlyList<ApiName> Types => _types;

    /// <summary>The members of a type and of those that it derives from, as far as they are the library's; nothing where there is no such type.</summary>
    public IEnumerable<ApiName> MembersOf(string type)
    {
        for (string? current = type; current is not null && _members.TryGetValue(current, out var members); _bases.TryGetValue(current, out current))
        {
            foreach (var member in members)
                yield return member;
        }
    }

    internal static LibraryApi Read(TextReader text)
    {
        var api = new LibraryApi();
        var (space, type) = ("", "");
        while (text.ReadLine() is { } line)
        {
            if (NamespaceLine.Match(line) is { Success: true } ofNamespace)
                api.AddNamespace(space = ofNamespace.Groups["name"].Value);
            else if (TypeLine.Match(line) is { Success: true } ofType)
                api.AddType(space, type = ofType.Groups["name"].Value, ofType.Groups["base"].Value);
            else if (MemberLine.Match(line) is { Success: true } ofMember)
                api.AddMember(type, ofMember.Groups["head"].Value);
        }

        return api;
    }

    private static LibraryApi Load()
    {
        using var stream = typeof(LibraryApi).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private void AddNamespace(string name)
    {
        if (name.StartsWith(Root + ".", StringComparison.Ordinal))
            _types.Add(new ApiName(name.Split('.')[1], name));
    }

    private void AddType(string space, string name, string baseName)
    {
        _types.Add(new ApiName(name, $"{space}.{name}"));
        _members[name] = [];
        _bases[name] = baseName.Substring(baseName.LastIndexOf('.') + 1);
    }

    /// <summary>Constructors and indexers have no name that another member could take.</summary>
    private void AddMember(string type, string head)
    {
        var name = MemberName.Match(head).Groups["name"].Value;
        if (name.Length > 0 && name != type)
            _members[type].Add(new ApiName(name, $"{Root}.{type}.{name}"));
    }
}

/// <summary>A name of the library.</summary>
/// <param name="Name">The name alone.</param>
/// <param name="Full">The name with what it is in.</param>
internal sealed record ApiName(string Name, string Full)
{
    /// <summary>Who has it. Every reading of a file asks for all of them, so it is made once.</summary>
    public NameHolder Holder { get; } = new($"by {Full} of the library", null);
}
