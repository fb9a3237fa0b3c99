using System.Reflection;

namespace SmtpGen.PackageTests;

/// <summary>Where the build of this project left the packages that the tests are about.</summary>
internal static class Packages
{
    public static string Folder { get; } = Metadata("PackagesUnderTest");

    public static string LibraryProject { get; } = Metadata("LibraryProject");

    /// <summary>The schema of spec files, as the repository has it.</summary>
    public static string Schema { get; } = Path.Combine(Path.GetDirectoryName(LibraryProject)!, "..", "..", "generators", "commands.schema.json");

    public static string Library => Single("SmtpGen.");

    public static string Testing => Single("SmtpGen.Testing.");

    public static string Version { get; } = Path.GetFileNameWithoutExtension(Library)["SmtpGen.".Length..];

    // The version follows the name: "SmtpGen." alone would find "SmtpGen.Testing." too.
    private static string Single(string start) =>
        Directory.GetFiles(Folder, "*.nupkg").Single(
            file => Path.GetFileName(file) is var name && name.StartsWith(start, StringComparison.Ordinal) && char.IsAsciiDigit(name[start.Length]));

    private static string Metadata(string key) =>
        typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!
            .Replace('\\', Path.DirectorySeparatorChar);
}
