namespace SmtpGen.Generators.Spec;

/// <summary>One spec file.</summary>
/// <param name="Text">What it holds; null where that is more than is read.</param>
internal sealed record SpecFile(string Path, SpecRole Role, string? Text)
{
    /// <summary>Longer files are no spec files: what a compiler holds of them is many times as much.</summary>
    public const int LongestText = 8 * 1024 * 1024;
}

/// <summary>Whose a spec file is.</summary>
internal enum SpecRole
{
    /// <summary>The library's: it stands alone, and says all.</summary>
    Library,

    /// <summary>A project's that uses the library: it adds to what the library says, and to the project's other files.</summary>
    Own,
}
