namespace SmtpGen.Benchmarks.Analyzers;

internal static partial class OrdinaryCode
{
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
}
