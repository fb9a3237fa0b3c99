namespace SmtpGen.ServerTests;

/// <summary>A folder that is gone when it is disposed; others may look into it, as the users that a mail server works as must.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Writable = Readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("smtpgen-").FullName;
        File.SetUnixFileMode(Path, Readable);
    }

    public string Path { get; }

    public string Add(string name, bool writable = false)
    {
        string folder = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, writable ? Writable : Readable);
        return folder;
    }

    /// <summary>Writes a file that everybody may read.</summary>
    public string Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
