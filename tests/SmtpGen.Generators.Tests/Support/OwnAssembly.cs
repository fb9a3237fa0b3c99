using System.Reflection;
using System.Runtime.Loader;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>A project with spec files of its own, compiled and loaded: its verbs talk to a server.</summary>
internal static class OwnAssembly
{
    /// <summary>Runs <c>Program.Run(client)</c> of the source.</summary>
    public static string Run((string Path, string Text)[] files, string source, SmtpClient client)
    {
        var generation = Generation.OfProject(files, "using System.Collections.Generic; static class Program { public static string Run(SmtpClient client) { " + source + " } }");
        OwnSpecTests.AssertClean(generation);
        using var image = new MemoryStream();
        // A name of its own: what was loaded for one test is not there for another.
        var emitted = generation.Output.WithAssemblyName("Own" + Guid.NewGuid().ToString("N")).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var program = context.LoadFromStream(image).GetType("Program")!;
            return (string)program.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [client], null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
