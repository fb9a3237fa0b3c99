namespace SmtpGen.Tests.Harness;

/// <summary>A theory about what Linux does with a connection, which no other system promises.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "This is about the sockets of Linux: run it there.";
    }
}
