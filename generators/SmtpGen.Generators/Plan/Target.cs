using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Plan;

/// <summary>
/// Where the output of a spec goes: into the library, as parts of its classes, or into a project that uses it, as methods on them and as
/// classes of its own.
/// </summary>
/// <param name="IsOwn">Whether it is a project's own.</param>
/// <param name="Access">Who sees what is meant to be called; tables and constants of a project are for itself.</param>
internal sealed record Target(bool IsOwn, string Access)
{
    public static readonly Target Library = new(false, "public");

    public static Target Own(SpecAccess access) => new(true, access == SpecAccess.Public ? "public" : "internal");

    /// <summary>The class of the verbs' constants.</summary>
    public string Verbs => IsOwn ? OwnNames.Verbs : "SmtpVerb";

    /// <summary>The class of what the runtime is told of verbs.</summary>
    public string Commands => IsOwn ? OwnNames.Commands : "SmtpCommands";

    /// <summary>The class of what the runtime is told of options.</summary>
    public string OptionTable => IsOwn ? OwnNames.OptionTable : "SmtpOptionTable";

    public string ReplyCodes => IsOwn ? OwnNames.ReplyCodes : "SmtpReplyCode";

    public string Extensions => IsOwn ? OwnNames.Extensions : "SmtpExtension";

    /// <summary>Who sees tables and constants.</summary>
    public string TableAccess => IsOwn ? "internal" : "public";
}
