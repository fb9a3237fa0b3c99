namespace SmtpGen.Quickstart;

/// <summary>What the user reads: numbered sections, with their lines set in.</summary>
internal static class Report
{
    private static int _sections;

    public static void Section(string title) => Console.WriteLine($"{(_sections > 0 ? "\n" : "")}{++_sections}. {title}");

    public static void Lines(string text)
    {
        foreach (string line in text.TrimEnd('\n').Split('\n'))
            Console.WriteLine($"   {line}".TrimEnd());
    }
}
