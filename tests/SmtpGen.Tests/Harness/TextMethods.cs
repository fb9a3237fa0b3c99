using System.Reflection;

namespace SmtpGen.Tests.Harness;

/// <summary>The client's members that take text, found by reflection, so that a new verb is covered without a new test.</summary>
internal static class TextMethods
{
    // Content and octets go out as they are, and have tests of their own; a host is looked up; the others send nothing.
    private static readonly string[] Exempt = ["Connect", "Open", "Send", "SendMail", "HasExtension", "HasFact", "Data", "ExecuteContent"];

    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(SmtpClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetParameters().Any(IsText) && !Exempt.Contains(method.Name.Replace("Async", "", StringComparison.Ordinal))),
    ];

    public static MethodInfo Of(string signature) => All.Single(method => method.ToString() == signature);

    public static bool IsText(ParameterInfo parameter) => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(IEnumerable<string>);

    /// <summary>Calls one, and waits for it.</summary>
    /// <returns>What it throws; null where it succeeds.</returns>
    public static Exception? Call(MethodInfo method, SmtpClient client, Func<ParameterInfo, object?> argument)
    {
        object?[] arguments = [.. method.GetParameters().Select(argument)];
        Exception? error = Record.Exception(() => Finish(method.Invoke(client, arguments)));
        return error is TargetInvocationException wrapped ? wrapped.InnerException : error;
    }

    private static void Finish(object? result)
    {
        switch (result)
        {
            case ValueTask task:
                task.AsTask().GetAwaiter().GetResult();
                break;
            case ValueTask<SmtpReply> task:
                task.AsTask().GetAwaiter().GetResult();
                break;
        }
    }
}
