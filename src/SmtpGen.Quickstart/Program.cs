using SmtpGen.Quickstart;

CommandLine command;
try
{
    command = CommandLine.Parse(args);
    if (command.WantsHelp)
    {
        Console.Write(CommandLine.Help);
        return ExitCode.Success;
    }

    await MailTour.RunAsync(command);
}
catch (UsageException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\nTry --help.");
    return ExitCode.Usage;
}
catch (Exception failure) when (MailTour.Explain(failure) is { } explanation)
{
    Console.Error.WriteLine($"error: {explanation}");
    return ExitCode.Failure;
}

#if NATIVE
return ExitCode.Success;
#else
return command.Server is not null || await LintTour.RunAsync() ? ExitCode.Success : ExitCode.Failure;
#endif
