using System.Runtime.CompilerServices;

namespace SmtpGen.Tests.Harness;

/// <summary>Half of the tests block threads, and the servers that they wait for need some too.</summary>
internal static class Threads
{
    private const int Enough = 64;

    [ModuleInitializer]
    internal static void Provide() => ThreadPool.SetMinThreads(Enough, Enough);
}
