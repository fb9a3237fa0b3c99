using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// What became of the library's file, or of all of a project's together: no spec when there is nothing to write; the problems, in the
/// order they were found.
/// </summary>
/// <param name="Access">Who sees what is written.</param>
internal sealed record SpecReading(SpecRole Role, SpecAccess Access, SmtpSpec? Spec, EquatableArray<SpecProblem> Problems)
{
    private static readonly SpecPosition Beginning = default;

    /// <summary>Reads files of both roles: each of the library alone, those of a project together.</summary>
    public static IEnumerable<SpecReading> ReadAll(IEnumerable<SpecFile> files)
    {
        // Whatever the order in which a build lists them, and whatever separates its folders, the first of two that clash is the same.
        var sorted = files.OrderBy(file => file.Path.Replace('\\', '/'), StringComparer.Ordinal).ToList();
        foreach (var file in sorted.Where(file => file.Role == SpecRole.Library))
            yield return Read([file]);
        List<SpecFile> own = [.. sorted.Where(file => file.Role == SpecRole.Own)];
        if (own.Count > 0)
            yield return Read(own);
    }

    /// <summary>Reads the library's file alone.</summary>
    public static SpecReading Read(string text) => Read([new SpecFile("", SpecRole.Library, text)]);

    /// <summary>Reads files of one role.</summary>
    private static SpecReading Read(IReadOnlyList<SpecFile> files)
    {
        var role = files[0].Role;
        var builtIn = role == SpecRole.Own ? BuiltInSpec.Instance : null;
        var problems = new ProblemLog();
        List<(SpecFile File, JsonValue Root)> roots = [.. files.SelectMany(file => Parse(file, problems) is { } root ? [(file, root)] : Array.Empty<(SpecFile, JsonValue)>())];
        if (roots.Count == 0)
            return new SpecReading(role, SpecAccess.Internal, null, problems.ToEquatableArray());

        var names = new SpecNames([.. roots.Select(file => file.Root)], builtIn?.Names);
        var entries = roots.Aggregate(new SpecEntries(), (all, file) => all.With(SpecReader.ReadEntries(file.File, file.Root, names, problems)));
        var sound = SpecValidator.Validate(builtIn is null ? entries : builtIn.Entries.With(entries), role, problems);
        return new SpecReading(role, entries.Access, sound.ToSpec(builtIn: false), problems.ToEquatableArray());
    }

    private static JsonValue? Parse(SpecFile file, ProblemLog problems)
    {
        if (file.Text is null)
        {
            problems.Add(
                SpecProblemKind.NotJson,
                $"the file has more than {SpecFile.LongestText} characters: a spec file has no more, so divide it",
                new SpecPlace(file.Path, new SpecSpan(Beginning, Beginning)));
            return null;
        }

        var (root, problem) = JsonReader.Read(file.Text);
        if (problem is not null)
            problems.Add(problem with { Path = file.Path });
        return root;
    }
}
