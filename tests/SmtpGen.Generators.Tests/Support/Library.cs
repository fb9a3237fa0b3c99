using Microsoft.CodeAnalysis;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>The sources that the output is compiled with.</summary>
internal static class Library
{
    /// <summary>The library as a project references it.</summary>
    public static MetadataReference Reference { get; } = MetadataReference.CreateFromFile(typeof(SmtpClient).Assembly.Location);

    /// <summary>The library's own contracts and tables, and the rest of the hand-written half without bodies.</summary>
    public static string[] Boundary { get; } =
    [
        "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;",
        .. Directory.EnumerateFiles(Repository.PathOf("src/SmtpGen/Contracts"), "*.cs").Select(File.ReadAllText),
        Repository.Read("src/SmtpGen/Protocol/OwnFactChanges.cs"),
        Repository.Read("src/SmtpGen/Protocol/SmtpCommand.cs"),
        Repository.Read("src/SmtpGen/Protocol/SmtpCommandShape.cs"),
        Repository.Read("src/SmtpGen/Protocol/SmtpOption.cs"),
        Repository.Read("src/SmtpGen/Protocol/ISmtpOptionValue.cs"),
        Repository.Read("src/SmtpGen/Security/SaslMechanismInfo.cs"),
        Repository.Read("tests/SmtpGen.Generators.Tests/Support/Boundary.cs.txt"),
    ];
}
