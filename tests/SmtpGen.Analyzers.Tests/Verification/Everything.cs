using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.CodeFixes;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>All analyzers and all fixes of the package.</summary>
internal static class Everything
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. InstancesOf<DiagnosticAnalyzer>(typeof(LibraryAnalyzer))];

    public static CodeFixProvider[] Fixes { get; } = [.. InstancesOf<CodeFixProvider>(typeof(DiagnosticCodeFix))];

    private static IEnumerable<T> InstancesOf<T>(Type root)
        => root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!);
}
