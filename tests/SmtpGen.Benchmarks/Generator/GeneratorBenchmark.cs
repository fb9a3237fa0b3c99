using System.Globalization;

namespace SmtpGen.Benchmarks.Generator;

/// <summary>What the generator costs a compiler, beside generators that people know, and in files of many verbs.</summary>
internal sealed class GeneratorBenchmark() : Benchmark("generator", "the generator's time, cold and warm and after edits, beside Logging, System.Text.Json and Mapperly")
{
    public override void Run(Report report, bool quick)
    {
        int processes = quick ? 1 : 5;
        report.Paragraph(
            $"Milliseconds in a project of 200 files and {GeneratorRun.Lines:N0} lines, 20 uses of each; medians of {processes} processes. Cold: the generator's first run in a compiler "
            + "that has run another. Warm: a whole run, as a build makes it by a compiler server. After an edit: what an editor's next run takes, when a line of C#, a word of one verb, or "
            + "white space in the spec file was changed.");
        report.Table(
            ["generator", "cold", "warm", "edit of C#", "edit of a verb", "white space"],
            Subject.Peers.Select(subject => new[] { subject.About }.Concat(Measure(subject, processes, quick ? 5 : 30).Select(Figure)).ToArray()));
        report.Paragraph("Files of more and more verbs, a third of them with options. The figures per verb, in microseconds, must not grow.");
        report.Table(
            ["spec file", "cold", "warm", "edit of C#", "edit of a verb", "white space", "warm, µs per verb", "edit of a verb, µs per verb"],
            Subject.Lengths.Select(length =>
            {
                double[] figures = Measure(length.Subject, processes, length.Verbs >= 1_000 || quick ? 5 : 30);
                return new[] { length.Subject.About }.Concat(figures.Select(Figure))
                    .Append(Figures.Number(1000 * figures[1] / length.Verbs)).Append(Figures.Number(1000 * figures[3] / length.Verbs)).ToArray();
            }));
    }

    /// <summary>Each figure's median over processes of their own: a compiler is cold once.</summary>
    private static double[] Measure(Subject subject, int processes, int rounds)
    {
        double[][] runs = [.. Enumerable.Range(0, processes).Select(_ => Once(subject.Name, rounds))];
        return [.. Enumerable.Range(0, runs[0].Length).Select(figure => Figures.Median(runs.Select(run => run[figure])))];
    }

    private static double[] Once(string name, int rounds)
    {
        using var child = Child.OfThisProgram(["generator", name, rounds.ToString(CultureInfo.InvariantCulture)], Regime.Default, pinned: false);
        return [.. child.ReadToEnd().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }

    private static string Figure(double milliseconds) => double.IsNaN(milliseconds) ? "" : Figures.Number(milliseconds);
}
