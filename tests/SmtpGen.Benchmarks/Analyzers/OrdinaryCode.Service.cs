namespace SmtpGen.Benchmarks.Analyzers;

internal static partial class OrdinaryCode
{
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
}
