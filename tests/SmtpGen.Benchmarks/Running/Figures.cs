using System.Globalization;

namespace SmtpGen.Benchmarks.Running;

/// <summary>Medians, and numbers as tables show them.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A number of three digits that count.</summary>
    public static string Number(double value)
        => value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", >= 0.1 or 0 => "N2", _ => "N4" }, CultureInfo.InvariantCulture);
}
