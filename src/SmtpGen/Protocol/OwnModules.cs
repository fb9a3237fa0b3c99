using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmtpGen.Protocol;

/// <summary>
/// The modules that may declare something in <see cref="SmtpOwnVocabulary"/>. The runtime initializes a module when code in it is called first; a
/// program that asks for a fact of a dialect before it speaks the dialect comes sooner. (Native code has all modules initialized at its start.)
/// </summary>
internal static class OwnModules
{
    private static readonly string s_library = typeof(OwnModules).Assembly.GetName().Name!;

    /// <summary>Initializes what the assemblies that use the library reference, as far as it uses the library too.</summary>
    public static void Initialize()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return;

        var open = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(UsesLibrary));
        var seen = new HashSet<Assembly>(open);
        while (open.TryPop(out Assembly? user))
        {
            RuntimeHelpers.RunModuleConstructor(user.ManifestModule.ModuleHandle);
            foreach (AssemblyName name in ReferencesOf(user))
            {
                if (Load(user, name) is { } referenced && UsesLibrary(referenced) && seen.Add(referenced))
                    open.Push(referenced);
            }
        }
    }

    private static bool UsesLibrary(Assembly assembly) => !assembly.IsDynamic && ReferencesOf(assembly).Any(name => name.Name == s_library);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference is removed only where no code uses it: then nothing sets the facts that it declares.")]
    private static AssemblyName[] ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies();

    /// <summary>As a call into it would; null where that would fail.</summary>
    private static Assembly? Load(Assembly user, AssemblyName name)
    {
        try
        {
            return AssemblyLoadContext.GetLoadContext(user)!.LoadFromAssemblyName(name);
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
