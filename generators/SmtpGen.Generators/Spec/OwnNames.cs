using System.Reflection;

namespace SmtpGen.Generators.Spec;

/// <summary>The names in C# that are there before a project's first entry is read, besides those of the library.</summary>
internal static class OwnNames
{
    public const string Verbs = "OwnVerb";
    public const string Commands = "OwnCommands";
    public const string OptionTable = "OwnOptionTable";
    public const string OptionSetters = "OwnOptionSetters";
    public const string ReplyCodes = "OwnReplyCode";
    public const string Extensions = "OwnExtension";
    public const string Declarations = "OwnDeclarations";

    /// <summary>The class that all classes of options derive from.</summary>
    public const string OptionsBase = "SmtpOptions";

    /// <summary>The classes that are written whatever the entries are called.</summary>
    /// <param name="clients">The clients that verbs go to.</param>
    public static IEnumerable<string> Classes(IEnumerable<string> clients)
        => new[] { Verbs, Commands, OptionTable, OptionSetters, ReplyCodes, Extensions, Declarations }.Concat(clients.Select(MethodsOf));

    /// <summary>The class of the methods on a client.</summary>
    public static string MethodsOf(string client) => $"Own{client}Methods";

    /// <summary>What every class has: a member by such a name hides it, and an extension method by such a name is never called.</summary>
    public static IReadOnlyList<string> MembersOfEverything { get; } = MembersOf(typeof(object));

    /// <summary>What every exception has.</summary>
    public static IReadOnlyList<string> MembersOfExceptions { get; } = MembersOf(typeof(Exception));

    private static string[] MembersOf(Type type)
        => [.. type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(member => member is not ConstructorInfo && !IsAccessor(member))
            .Select(member => member.Name).Distinct()];

    private static bool IsAccessor(MemberInfo member) => member is MethodInfo { IsSpecialName: true };
}
