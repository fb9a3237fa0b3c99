using SmtpGen.Benchmarks;

// dotnet run -c Release --project tests/SmtpGen.Benchmarks -- [--quick] [--write] <name>... | all
return Arguments.Parse(args) is { } arguments ? Suite.Run(arguments) : Suite.ShowUsage();
