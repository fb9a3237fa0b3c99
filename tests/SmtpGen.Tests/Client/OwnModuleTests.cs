using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Client;

/// <summary>A fact that an assembly declares of which nothing was called yet: a program that references a dialect may ask for it before it speaks it.</summary>
public class OwnModuleTests
{
    private static readonly MethodInfo Declare = typeof(SmtpOwnVocabulary).GetMethod(nameof(SmtpOwnVocabulary.DeclareFacts))!;

    [Fact]
    public void Facts_of_a_dialect_that_is_referenced_and_not_loaded_yet_are_known()
    {
        using var client = new SmtpClient();
        Assert.Throws<ArgumentException>(() => client.HasFact("dialect spoken"));
        Made dialect = Make("Dialect", "dialect spoken");
        Made missing = Make("Missing", "missing");
        Made foreign = Make("Foreign", fact: null);
        var context = new Context(dialect, foreign);
        context.Load(Make("Program", "program runs", missing, foreign, dialect));
        _ = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Made"), AssemblyBuilderAccess.Run).DefineDynamicModule("Made");

        Assert.False(client.HasFact("dialect spoken"));
        Assert.False(client.HasFact("program runs"));

        Assert.Throws<ArgumentException>(() => client.HasFact("missing"));
        Assert.Superset(new HashSet<string> { "Dialect", "Foreign", "Missing" }, context.Asked);
    }

    // With a module initializer that declares a fact, if one is given, as generated code has it; then it uses the library.
    private static Made Make(string name, string? fact, params Made[] references)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule(name);
        if (fact is not null)
        {
            ILGenerator code = module.DefineGlobalMethod(
                ".cctor", MethodAttributes.Static | MethodAttributes.Private | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, typeof(void), null).GetILGenerator();
            code.Emit(OpCodes.Ldc_I4_1);
            code.Emit(OpCodes.Newarr, typeof(string));
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4_0);
            code.Emit(OpCodes.Ldstr, fact);
            code.Emit(OpCodes.Stelem_Ref);
            code.Emit(OpCodes.Call, Declare);
            code.Emit(OpCodes.Ret);
            module.CreateGlobalFunctions();
        }
        TypeBuilder type = module.DefineType(name + "Type", TypeAttributes.Public);
        foreach (Made reference in references)
            type.DefineField(reference.Type.Name, reference.Type, FieldAttributes.Public);
        type.CreateType();
        return new Made(assembly, type);
    }

    private sealed record Made(PersistedAssemblyBuilder Assembly, TypeBuilder Type);

    private sealed class Context(params Made[] known) : AssemblyLoadContext("dialects")
    {
        public HashSet<string> Asked { get; } = [];

        public Assembly Load(Made made)
        {
            using var image = new MemoryStream();
            made.Assembly.Save(image);
            image.Position = 0;
            return LoadFromStream(image);
        }

        protected override Assembly? Load(AssemblyName name)
        {
            Asked.Add(name.Name!);
            return known.FirstOrDefault(made => made.Assembly.GetName().Name == name.Name) is { } found ? Load(found) : null;
        }
    }
}
