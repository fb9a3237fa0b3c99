using Xunit.Abstractions;
using Xunit.Sdk;

namespace SmtpGen.ServerTests;

/// <summary>Says which server the tests of a class need.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(ServerKind kind) : Attribute
{
    public ServerKind Kind => kind;
}

/// <summary>A test of a class that needs a server. Without it the test is skipped, unless the environment says that it must not be.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SmtpGen.ServerTests.ServerTheoryDiscoverer", "SmtpGen.ServerTests")]
internal sealed class ServerTheoryAttribute : TheoryAttribute;

/// <summary>Asks the class that a test runs in, which may have inherited it, whether its server is there.</summary>
internal sealed class ServerTheoryDiscoverer(IMessageSink diagnosticMessages) : TheoryDiscoverer(diagnosticMessages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute)
    {
        IAttributeInfo needs = testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute)).Single();
        return Requirement.ReasonToSkip(needs.GetNamedArgument<ServerKind>(nameof(NeedsAttribute.Kind))) is { } reason
            ? [Skipped(reason)]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);

        XunitSkippedDataRowTestCase Skipped(string why) => new(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, why);
    }
}
