namespace SmtpGen.Benchmarks.Analyzers;

/// <summary>C# as programs have it: classes of about a hundred lines that call, branch, query and await, by names that a mail client uses as well.</summary>
internal static partial class OrdinaryCode
{
    private static readonly string[] Shapes = [Repository, Parser, Service, Report, Machine];

    public static string File(int number) => Shapes[number % Shapes.Length].Replace("@@", number.ToString("D4"));
}
