namespace SmtpGen.Benchmarks.Analyzers;

/// <summary>C# as programs have it: classes of about a hundred lines that call, branch, query and await, by names that a mail client uses as well.</summary>
internal static class OrdinaryCode
{
    private static readonly string[] Shapes = [Repository, Parser, Service, Report, Machine];

    public static string File(int number) => Shapes[number % Shapes.Length].Replace("@@", number.ToString("D4"));

    private const string Repository = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Sample.Storage
        {
            /// <summary>Keeps orders.</summary>
            public sealed class OrderStore@@ : IDisposable
            {
                private readonly Dictionary<string, Order@@> _orders = new Dictionary<string, Order@@>(StringComparer.Ordinal);
                private readonly List<Action<Order@@>> _listeners = new List<Action<Order@@>>();
                private Stream _file;
                private int _version;

                public OrderStore@@(string path)
                {
                    if (string.IsNullOrEmpty(path))
                        throw new ArgumentException("A path is needed.", nameof(path));
                    _file = Open(path);
                }

                public int Count => _orders.Count;

                public Order@@ this[string id]
                {
                    get => _orders.TryGetValue(id, out var order) ? order : throw new KeyNotFoundException(id);
                    set { _orders[id] = value; _version++; }
                }

                public void Connect(Action<Order@@> listener) => _listeners.Add(listener);

                public bool Send(Order@@ order)
                {
                    if (order.Lines.Count == 0 || order.Total() <= 0m)
                        return false;
                    this[order.Id] = order;
                    foreach (var listener in _listeners)
                    {
                        try
                        {
                            listener(order);
                        }
                        catch (InvalidOperationException e) when (e.Data.Count == 0)
                        {
                            Console.Error.WriteLine("listener of " + order.Id + " failed: " + e.Message);
                        }
                    }

                    return true;
                }

                public async Task SaveAsync(CancellationToken token = default)
                {
                    var text = new StringBuilder();
                    foreach (var pair in _orders.OrderBy(p => p.Key, StringComparer.Ordinal))
                    {
                        text.Append(pair.Key).Append('\t').Append(pair.Value.Customer).Append('\t');
                        text.AppendLine(string.Join(",", pair.Value.Lines.Select(l => l.Sku + "=" + l.Amount)));
                    }

                    var bytes = Encoding.UTF8.GetBytes(text.ToString());
                    _file.SetLength(0);
                    await _file.WriteAsync(bytes, 0, bytes.Length, token).ConfigureAwait(false);
                    await _file.FlushAsync(token).ConfigureAwait(false);
                }

                public IEnumerable<Order@@> Of(string customer, int atLeast = 1)
                {
                    int found = 0;
                    foreach (var order in _orders.Values)
                    {
                        if (!string.Equals(order.Customer, customer, StringComparison.OrdinalIgnoreCase))
                            continue;
                        if (++found >= atLeast)
                            yield return order;
                    }
                }

                public void Reset() => _orders.Clear();

                public void Close() => Dispose();

                public void Dispose()
                {
                    _file?.Dispose();
                    _file = Stream.Null;
                }

                private static Stream Open(string path) => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            }

            public sealed class Order@@
            {
                public Order@@(string id, string customer) { Id = id; Customer = customer; }

                public string Id { get; }

                public string Customer { get; }

                public List<OrderLine@@> Lines { get; } = new List<OrderLine@@>();

                public decimal Total() => Lines.Sum(line => line.Amount * line.Price);
            }

            public readonly struct OrderLine@@
            {
                public OrderLine@@(string sku, int amount, decimal price) { Sku = sku; Amount = amount; Price = price; }

                public string Sku { get; }
                public int Amount { get; }
                public decimal Price { get; }
            }
        }
        """;

    private const string Parser = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Text;

        namespace Sample.Text
        {
            /// <summary>Reads arithmetic.</summary>
            public sealed class Formula@@
            {
                private readonly string _text;
                private int _position;

                public Formula@@(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

                public static double Evaluate(string text, IReadOnlyDictionary<string, double> names)
                {
                    var parser = new Formula@@(text);
                    double value = parser.Sum(names);
                    parser.SkipBlanks();
                    if (parser._position < text.Length)
                        throw new FormatException("Unexpected '" + text[parser._position] + "' at " + parser._position + ".");
                    return value;
                }

                public string Help(string topic) => topic switch
                {
                    "sum" => "a + b",
                    "product" => "a * b",
                    "call" => "sqrt(a)",
                    null => throw new ArgumentNullException(nameof(topic)),
                    _ when topic.Length > 20 => "too long",
                    _ => "unknown: " + topic,
                };

                private double Sum(IReadOnlyDictionary<string, double> names)
                {
                    double value = Product(names);
                    while (true)
                    {
                        SkipBlanks();
                        if (Take('+'))
                            value += Product(names);
                        else if (Take('-'))
                            value -= Product(names);
                        else
                            return value;
                    }
                }

                private double Product(IReadOnlyDictionary<string, double> names)
                {
                    double value = Factor(names);
                    for (; ; )
                    {
                        SkipBlanks();
                        if (Take('*'))
                            value *= Factor(names);
                        else if (Take('/'))
                            value /= Factor(names);
                        else
                            break;
                    }

                    return value;
                }

                private double Factor(IReadOnlyDictionary<string, double> names)
                {
                    SkipBlanks();
                    if (Take('('))
                    {
                        double inner = Sum(names);
                        SkipBlanks();
                        return Take(')') ? inner : throw new FormatException("A ')' is missing at " + _position + ".");
                    }

                    if (Take('-'))
                        return -Factor(names);
                    int start = _position;
                    while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '.'))
                        _position++;
                    string word = _text.Substring(start, _position - start);
                    if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
                        return number;
                    if (names.TryGetValue(word, out double named))
                        return named;
                    if (word == "sqrt")
                        return Math.Sqrt(Factor(names));
                    throw new FormatException("'" + word + "' at " + start + " is no number and no name.");
                }

                private bool Take(char expected)
                {
                    if (_position >= _text.Length || _text[_position] != expected)
                        return false;
                    _position++;
                    return true;
                }

                private void SkipBlanks()
                {
                    while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
                        _position++;
                }

                public override string ToString() => new StringBuilder(_text).Insert(_position, "^").ToString();
            }
        }
        """;

    private const string Service = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Sample.Services
        {
            public interface IStep@@
            {
                string Name { get; }

                Task<int> RunAsync(int input, CancellationToken token);
            }

            /// <summary>Runs steps with a limit and a retry.</summary>
            public class Runner@@ : IAsyncDisposable
            {
                private readonly SemaphoreSlim _limit;
                private readonly ConcurrentDictionary<string, int> _failures = new ConcurrentDictionary<string, int>();
                private readonly TcpClient _probe = new TcpClient();

                public Runner@@(int limit) => _limit = new SemaphoreSlim(limit);

                public event EventHandler<string> Failed;

                public bool IsConnected => _probe.Connected;

                public async Task<IReadOnlyDictionary<string, int>> RunAsync(IEnumerable<IStep@@> steps, CancellationToken token)
                {
                    var running = steps.Select(step => RunOneAsync(step, token)).ToArray();
                    var results = await Task.WhenAll(running).ConfigureAwait(false);
                    return results.Where(result => result.Value >= 0).ToDictionary(result => result.Key, result => result.Value);
                }

                private async Task<KeyValuePair<string, int>> RunOneAsync(IStep@@ step, CancellationToken token)
                {
                    await _limit.WaitAsync(token).ConfigureAwait(false);
                    try
                    {
                        for (int attempt = 1; attempt <= 3; attempt++)
                        {
                            try
                            {
                                int value = await step.RunAsync(attempt, token).ConfigureAwait(false);
                                return new KeyValuePair<string, int>(step.Name, value);
                            }
                            catch (Exception e) when (!(e is OperationCanceledException))
                            {
                                _failures.AddOrUpdate(step.Name, 1, (_, old) => old + 1);
                                Failed?.Invoke(this, step.Name + ": " + e.Message);
                                await Task.Delay(TimeSpan.FromMilliseconds(10 * attempt), token).ConfigureAwait(false);
                            }
                        }

                        return new KeyValuePair<string, int>(step.Name, -1);
                    }
                    finally
                    {
                        _limit.Release();
                    }
                }

                public async Task<bool> ConnectAsync(string host, int port, CancellationToken token)
                {
                    if (IsConnected)
                        return true;
                    using (var timer = CancellationTokenSource.CreateLinkedTokenSource(token))
                    {
                        timer.CancelAfter(TimeSpan.FromSeconds(5));
                        await _probe.ConnectAsync(host, port).ConfigureAwait(false);
                        return _probe.Connected && !timer.IsCancellationRequested;
                    }
                }

                public int Verify(string name)
                {
                    int total = 0;
                    foreach (var failure in _failures)
                    {
                        switch (failure.Key)
                        {
                            case null:
                                continue;
                            case var key when key.StartsWith(name, StringComparison.Ordinal):
                                total += failure.Value;
                                break;
                            default:
                                total++;
                                break;
                        }
                    }

                    return total;
                }

                public void Quit() => _probe.Close();

                public virtual ValueTask DisposeAsync()
                {
                    Quit();
                    _limit.Dispose();
                    return default;
                }
            }
        }
        """;

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

    private const string Machine = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Sample.Machines
        {
            public abstract class Shape@@
            {
                public abstract double Area();

                public virtual string Describe() => GetType().Name + " of " + Area().ToString("F2");
            }

            public sealed class Circle@@ : Shape@@
            {
                public double Radius { get; init; }

                public override double Area() => Math.PI * Radius * Radius;
            }

            public sealed class Box@@ : Shape@@
            {
                public double Width { get; init; }
                public double Height { get; init; }

                public override double Area() => Width * Height;

                public override string Describe() => Width == Height ? "square" : base.Describe();
            }

            /// <summary>A small machine with a stack.</summary>
            public sealed class Machine@@
            {
                private readonly Stack<double> _stack = new Stack<double>();
                private readonly Dictionary<string, Action<Machine@@>> _words;
                private bool _halted;

                public Machine@@()
                {
                    _words = new Dictionary<string, Action<Machine@@>>
                    {
                        ["add"] = m => m.Push(m.Pop() + m.Pop()),
                        ["mul"] = m => m.Push(m.Pop() * m.Pop()),
                        ["dup"] = m => { double top = m.Pop(); m.Push(top); m.Push(top); },
                        ["drop"] = m => m.Pop(),
                        ["halt"] = m => m._halted = true,
                    };
                }

                public double Run(string program, int limit = 1000)
                {
                    int executed = 0;
                    foreach (string word in program.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (_halted || executed++ >= limit)
                            break;
                        if (_words.TryGetValue(word, out var action))
                            action(this);
                        else if (double.TryParse(word, out double number))
                            Push(number);
                        else
                            throw new InvalidOperationException("No word '" + word + "'.");
                    }

                    return _stack.Count == 0 ? 0 : _stack.Peek();
                }

                public void Define(string word, params string[] body)
                {
                    var copy = body.ToArray();
                    _words[word] = machine =>
                    {
                        foreach (string part in copy)
                            machine.Run(part);
                    };
                }

                public static string Sort(IEnumerable<Shape@@> shapes)
                {
                    var ordered = shapes.Where(shape => shape.Area() > 0).OrderByDescending(shape => shape.Area()).ToList();
                    string text = "";
                    for (int i = 0; i < ordered.Count; i++)
                    {
                        text += ordered[i] switch
                        {
                            Circle@@ { Radius: > 10 } => "big circle",
                            Circle@@ circle => "circle " + circle.Radius,
                            Box@@ { Width: var width, Height: var height } when width > height => "wide box",
                            var other => other.Describe(),
                        };
                        if (i < ordered.Count - 1)
                            text += ", ";
                    }

                    return text;
                }

                private void Push(double value) => _stack.Push(value);

                private double Pop() => _stack.Count > 0 ? _stack.Pop() : throw new InvalidOperationException("The stack is empty.");
            }
        }
        """;
}
