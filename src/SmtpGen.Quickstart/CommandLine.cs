using System.Globalization;

namespace SmtpGen.Quickstart;

/// <summary>What the user asked for.</summary>
internal sealed class CommandLine
{
    public const string PasswordVariable = "SMTPGEN_PASSWORD";

    public const string Help = $"""
        Shows SmtpGen at work: sends a message through a server inside this process, then lets the analyzer read a wrong program.

        dotnet run --project src/SmtpGen.Quickstart
        dotnet run --project src/SmtpGen.Quickstart -- --server HOST:PORT --from ADDRESS --to ADDRESS [--to ADDRESS ...] [--user NAME]

          --server HOST:PORT   send through this server instead; port 465 is TLS from the first byte, else STARTTLS if it is offered
          --from ADDRESS       the sender
          --to ADDRESS         a recipient; may be repeated
          --user NAME          log in; the password is read from the environment variable {PasswordVariable}
          --help               this text

        Exit code: 0 the message was taken, 1 it was not, 2 the command line is wrong.

        """;

    private readonly List<string> _recipients = [];

    public bool WantsHelp { get; private set; }

    public (string Host, int Port)? Server { get; private set; }

    public string From { get; private set; } = "";

    public IReadOnlyList<string> To => _recipients;

    public string? User { get; private set; }

    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static CommandLine Parse(string[] args)
    {
        var command = new CommandLine();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--help") command.WantsHelp = true;
            else if (i + 1 == args.Length) throw new UsageException($"{args[i]} is not an option, or it lacks its value.");
            else command.Set(args[i], args[++i]);
        }

        if (!command.WantsHelp) command.Check();
        return command;
    }

    private void Set(string option, string value)
    {
        switch (option)
        {
            case "--server": Server = ParseServer(value); break;
            case "--from": From = value; break;
            case "--to": _recipients.Add(value); break;
            case "--user": User = value; break;
            default: throw new UsageException($"{option} is not an option.");
        }
    }

    private void Check()
    {
        bool hasMail = From.Length > 0 && _recipients.Count > 0;
        if (Server is not null && !hasMail)
            throw new UsageException("--server needs --from and at least one --to: mail to a real server goes to real people.");
        if (Server is null && (From.Length > 0 || _recipients.Count > 0 || User is not null))
            throw new UsageException("--from, --to and --user need --server.");
    }

    private static (string Host, int Port) ParseServer(string value)
    {
        int colon = value.LastIndexOf(':');
        return colon > 0 && int.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
            ? (value[..colon], port)
            : throw new UsageException($"--server wants HOST:PORT, not {value}.");
    }
}

internal sealed class UsageException(string message) : Exception(message);
