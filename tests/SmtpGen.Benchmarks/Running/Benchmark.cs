namespace SmtpGen.Benchmarks.Running;

/// <summary>Something that is measured by one name.</summary>
/// <param name="name">What the command line and the marks in docs/performance.md call it.</param>
/// <param name="about">What it measures, in a line.</param>
internal abstract class Benchmark(string name, string about)
{
    public string Name { get; } = name;

    public string About { get; } = about;

    /// <summary>Measures, and reports in Markdown.</summary>
    /// <param name="report">Gets the tables.</param>
    /// <param name="quick">Whether few rounds are enough.</param>
    public abstract void Run(Report report, bool quick);
}
