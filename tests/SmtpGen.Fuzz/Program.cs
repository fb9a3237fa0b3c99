using SharpFuzz;
using SmtpGen.Fuzz;

// Started by tests/fuzz, which instruments the assemblies under test and has AFL++ run the targets; see CONTRIBUTING.md.
switch (args)
{
    case ["list"]:
        foreach (FuzzTarget target in FuzzTarget.All)
            Console.WriteLine(target.Name);
        return 0;
    case ["instrument", .. var assemblies]:
        foreach (string assembly in assemblies)
            Fuzzer.Instrument(assembly, static type => true, Options.Value);
        return 0;
    case ["replay", var name, .. var files]:
        return Replay(FuzzTarget.Find(name), files);
    case ["run", var name]:
        // A process of its own runs the target, so that one that hangs or ends it is told of too.
        FuzzTarget chosen = FuzzTarget.Find(name);
        Fuzzer.OutOfProcess.Run(input => chosen.Check(OctetsOf(input)));
        return 0;
    default:
        Console.Error.WriteLine("usage: SmtpGen.Fuzz list | instrument ASSEMBLY... | run TARGET | replay TARGET FILE...");
        return 2;
}

static byte[] OctetsOf(Stream input)
{
    using var octets = new MemoryStream();
    input.CopyTo(octets);
    return octets.ToArray();
}

static int Replay(FuzzTarget target, string[] files)
{
    int broken = 0;
    foreach (string file in files)
    {
        try
        {
            target.Check(File.ReadAllBytes(file));
        }
        catch (Exception finding)
        {
            broken++;
            Console.Error.WriteLine($"{file}: {finding}");
        }
    }
    Console.WriteLine($"{target}: {files.Length} inputs, {broken} of them broken");
    return broken == 0 ? 0 : 1;
}
