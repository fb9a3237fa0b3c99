using System.Globalization;
using SmtpGen.Benchmarks;
using SmtpGen.Benchmarks.Generator;
using SmtpGen.Benchmarks.Servers;
using SmtpGen.Benchmarks.Startup;
using SmtpGen.Benchmarks.Throughput;

// dotnet run -c Release --project tests/SmtpGen.Benchmarks -- [--quick] [--write] <name>... | all
// The first four are child processes of a benchmark.
return args switch
{
    ["server", var kind] => ServerProcess.Serve(kind == "tls"),
    ["first", var client, var port] => FirstMessage.Send(client, int.Parse(port, CultureInfo.InvariantCulture)),
    ["generator", var subject, var rounds] => GeneratorRun.Measure(subject, int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["worker", .. var job] => Worker.Run(job),
    _ => Arguments.Parse(args) is { } arguments ? Suite.Run(arguments) : Suite.ShowUsage(),
};
