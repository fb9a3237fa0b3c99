namespace SmtpGen.Benchmarks.Analyzers;

internal static partial class OrdinaryCode
{
    private const string Report = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Text;

        namespace Sample.Reports
        {
            public enum Level@@ { Low, Middle, High, }

            public record Row@@(string Region, string Product, int Amount, decimal Price, DateTime Day)
            {
                public decimal Value => Amount * Price;

                public Level@@ Level => Value switch { < 100m => Level@@.Low, < 1000m => Level@@.Middle, _ => Level@@.High };
            }

            /// <summary>Groups and prints rows.</summary>
            public static class Report@@
            {
                private static readonly string[] Columns = { "Region", "Product", "Amount", "Value", "SIZE", "BODY" };

                public static string Print(IEnumerable<Row@@> rows, CultureInfo culture)
                {
                    var text = new StringBuilder();
                    text.AppendLine(string.Join(" | ", Columns));
                    var groups = from row in rows
                                 where row.Amount > 0
                                 group row by new { row.Region, row.Level } into part
                                 orderby part.Key.Region, part.Key.Level descending
                                 select new { part.Key, Sum = part.Sum(row => row.Value), Items = part.ToList() };
                    foreach (var group in groups)
                    {
                        text.Append(culture, $"{group.Key.Region} ({group.Key.Level}): {group.Sum:N2}").AppendLine();
                        foreach (var row in group.Items.Take(10))
                            text.Append("  ").Append(row.Product.PadRight(20)).Append(row.Value.ToString("N2", culture).PadLeft(12)).AppendLine();
                        if (group.Items.Count > 10)
                            text.Append("  … and ").Append(group.Items.Count - 10).AppendLine(" more");
                    }

                    return text.ToString();
                }

                public static IReadOnlyList<Row@@> Data(string csv)
                {
                    var rows = new List<Row@@>();
                    int number = 0;
                    foreach (string line in csv.Split('\n'))
                    {
                        number++;
                        string trimmed = line.Trim();
                        if (trimmed.Length == 0 || trimmed[0] == '#')
                            continue;
                        string[] cells = trimmed.Split(';');
                        if (cells is not [var region, var product, var amount, var price, var day])
                            throw new FormatException($"Line {number} has {cells.Length} cells, not 5.");
                        rows.Add(new Row@@(
                            region,
                            product,
                            int.Parse(amount, CultureInfo.InvariantCulture),
                            decimal.Parse(price, CultureInfo.InvariantCulture),
                            DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
                    }

                    return rows;
                }

                public static (Row@@ Best, Row@@ Worst) Extremes(IReadOnlyList<Row@@> rows)
                {
                    if (rows.Count == 0)
                        throw new ArgumentException("There are no rows.", nameof(rows));
                    Row@@ best = rows[0], worst = rows[0];
                    for (int i = 1; i < rows.Count; i++)
                    {
                        best = rows[i].Value > best.Value ? rows[i] : best;
                        worst = rows[i].Value < worst.Value ? rows[i] : worst;
                    }

                    return (best, worst);
                }

                public static Dictionary<DateTime, decimal> PerDay(IEnumerable<Row@@> rows)
                {
                    var days = new Dictionary<DateTime, decimal>();
                    foreach (var row in rows)
                    {
                        days.TryGetValue(row.Day, out decimal before);
                        days[row.Day] = before + row.Value;
                    }

                    return days;
                }
            }
        }
        """;
}
