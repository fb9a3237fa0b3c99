using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Summaries of helper methods, computed when a call is met. Those of recursive methods begin with "never returns" and are computed again
/// until they no longer change. What depends on a limit of depth or work is not kept, so that the order of questions does not matter.
/// </summary>
/// <param name="library">The library's contracts.</param>
/// <param name="allowsImplicit">Whether an operation may rely on what it provides itself.</param>
/// <param name="bodyOf">Finds the body of a method.</param>
/// <param name="finished">What is known of the compilation's methods, for all analyses with the same setting.</param>
internal sealed class HelperSummaries(
    LibraryContracts library, bool allowsImplicit, Func<IMethodSymbol, ControlFlowGraph?> bodyOf, ConcurrentDictionary<ISymbol, HelperSummary> finished)
{
    private const int MaximumDepth = 24;
    private const int MaximumRounds = 8;
    private const int MaximumMethods = 400;
    private const int Limited = -1;

    private readonly Dictionary<ISymbol, Frame> _open = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, (HelperSummary Summary, int DependsOn)> _provisional = new(SymbolEqualityComparer.Default);
    private int _dependsOn = int.MaxValue;
    private int _methods;

    /// <summary>The summary of a method.</summary>
    public HelperSummary Of(IMethodSymbol method) => Of(method, () => bodyOf(method));

    /// <summary>The summary of a local function or lambda.</summary>
    /// <param name="function">The function.</param>
    /// <param name="graph">Its graph.</param>
    public HelperSummary Of(IMethodSymbol function, ControlFlowGraph graph) => Of(function, () => graph);

    private HelperSummary Of(ISymbol method, Func<ControlFlowGraph?> body)
    {
        if (finished.TryGetValue(method, out HelperSummary? known))
            return known;
        if (_open.TryGetValue(method, out Frame? frame))
        {
            frame.IsRecursive = true;
            _dependsOn = Math.Min(_dependsOn, frame.Depth);
            return frame.Approximation;
        }

        if (_provisional.TryGetValue(method, out var provisional))
        {
            _dependsOn = Math.Min(_dependsOn, provisional.DependsOn);
            return provisional.Summary;
        }

        if (_open.Count == MaximumDepth || ++_methods > MaximumMethods)
        {
            _dependsOn = Limited;
            return HelperSummary.Unknown;
        }

        return Compute(method, body());
    }

    private HelperSummary Compute(ISymbol method, ControlFlowGraph? graph)
    {
        if (graph is null)
            return finished[method] = HelperSummary.Unknown;

        var frame = new Frame(_open.Count);
        int before = _dependsOn;
        _open.Add(method, frame);
        HelperSummary summary = Iterate(frame, graph);
        _open.Remove(method);
        bool isFinished = _dependsOn >= frame.Depth;
        if (isFinished)
            Finish(method, summary, frame.Depth);
        else
            _provisional[method] = (summary, _dependsOn);
        _dependsOn = isFinished ? before : Math.Min(before, _dependsOn);
        return summary;
    }

    private HelperSummary Iterate(Frame frame, ControlFlowGraph graph)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            _dependsOn = int.MaxValue;
            frame.IsRecursive = false;
            HelperSummary summary = Solve(graph);
            if (!frame.IsRecursive || summary.Equals(frame.Approximation))
                return summary;

            frame.Approximation = summary;
            _provisional.Clear();
        }

        _provisional.Clear();
        return HelperSummary.Unknown;
    }

    /// <summary>What was computed on the way by a method that is now known depends on nothing open any more.</summary>
    private void Finish(ISymbol method, HelperSummary summary, int depth)
    {
        finished[method] = summary;
        foreach (KeyValuePair<ISymbol, (HelperSummary Summary, int DependsOn)> provisional in _provisional.ToArray())
        {
            if (provisional.Value.DependsOn < depth)
                continue;
            finished[provisional.Key] = provisional.Value.Summary;
            _provisional.Remove(provisional.Key);
        }
    }

    private HelperSummary Solve(ControlFlowGraph graph)
    {
        var context = new FlowContext(graph, new NestedFunctions(graph), library, allowsImplicit, this);
        return HelperSummaryBuilder.Build(context, new FlowSolver(context).Solve(record: false));
    }

    /// <summary>A method whose summary is being computed.</summary>
    private sealed class Frame(int depth)
    {
        public int Depth { get; } = depth;

        public bool IsRecursive { get; set; }

        public HelperSummary Approximation { get; set; } = HelperSummary.Endless;
    }
}
