using System.Diagnostics;
using System.Globalization;

namespace SmtpGen.ServerTests;

/// <summary>The processes that a process has started, and those that they have.</summary>
internal static class ProcessTree
{
    /// <summary>Those that bear a name, the process itself included.</summary>
    public static int[] Named(int root, string name)
    {
        (int Id, string Name, int Parent)[] all = [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int, string, int)>()];
        var tree = new HashSet<int> { root };
        // A child may stand before its parent.
        while (all.Any(process => tree.Contains(process.Parent) && tree.Add(process.Id)))
        {
        }
        return [.. all.Where(process => tree.Contains(process.Id) && process.Name == name).Select(process => process.Id)];
    }

    /// <summary>The processes that work in a folder, whoever started them.</summary>
    public static int[] WorkingIn(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && WorksIn(process, folder))
            .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture)),
    ];

    /// <summary>Ends processes, of which some may have gone.</summary>
    /// <returns>How many there were.</returns>
    public static int Kill(IEnumerable<int> processes)
    {
        int killed = 0;
        foreach (int id in processes)
        {
            try
            {
                using Process process = Process.GetProcessById(id);
                process.Kill();
                killed++;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It went before.
            }
        }
        return killed;
    }

    private static bool WorksIn(string process, string folder)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName.StartsWith(folder + "/", StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went before.
            return false;
        }
    }

    // "id (name) state parent …"
    private static (int, string, int)? Read(string folder)
    {
        try
        {
            string[] words = char.IsAsciiDigit(Path.GetFileName(folder)[0]) ? File.ReadAllText(Path.Combine(folder, "stat")).Split(' ') : [];
            return words.Length > 3 && int.TryParse(words[3], CultureInfo.InvariantCulture, out int parent)
                ? (int.Parse(words[0], CultureInfo.InvariantCulture), words[1].Trim('(', ')'), parent)
                : null;
        }
        catch (IOException)
        {
            // It went before.
            return null;
        }
    }
}
