namespace SmtpGen.Generators.Plan;

/// <summary>What is written into one file: one plan, or several where there are very many.</summary>
/// <param name="Name">The name of the file.</param>
internal sealed record FileGroup<T>(string Name, EquatableArray<T> Plans)
    where T : IEquatable<T>;

internal static class FileGroups
{
    /// <summary>A compiler compares the name of each file that a generator adds with the name of each other one: beyond, a file holds several plans.</summary>
    internal const int MostFiles = 256;

    /// <summary>A plan has a file of its own, or shares one by its name: which other plans there are does not move it.</summary>
    /// <param name="plans">The plans.</param>
    /// <param name="name">The name of a plan's own file.</param>
    /// <param name="shared">What the names of shared files begin with.</param>
    public static EquatableArray<FileGroup<T>> Of<T>(IEnumerable<T> plans, Func<T, string> name, string shared)
        where T : IEquatable<T>
    {
        var all = plans.ToList();
        return all.Count <= MostFiles
            ? all.Select(plan => new FileGroup<T>(name(plan), new[] { plan }.ToEquatableArray())).ToEquatableArray()
            : all.GroupBy(plan => Place(name(plan))).OrderBy(group => group.Key)
                .Select(group => new FileGroup<T>($"{shared}.{group.Key:000}", group.ToEquatableArray())).ToEquatableArray();
    }

    /// <summary>The same in every process, unlike the hash codes of strings.</summary>
    private static int Place(string name) => (int)(name.Aggregate(17u, (hash, c) => unchecked((hash * 31) + c)) % MostFiles);
}
