#if !NET9_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler looks for by name; .NET 8 does not bring it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    /// <summary>The priority; 0 is that of a member without the attribute.</summary>
    public int Priority { get; } = priority;
}
#endif
