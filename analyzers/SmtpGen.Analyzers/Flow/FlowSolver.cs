using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Runs blocks until no state changes any more, then once again to take down what is possible at each operation. A finally region is run
/// for each way into it, so that the ways stay apart behind it.
/// </summary>
internal sealed class FlowSolver
{
    private readonly FlowContext _context;
    private readonly Transfer _transfer;
    private readonly BranchRefinement _refinement;
    private readonly Stack<FlowFrame> _frames = new();
    private ControlFlowRegion? _region;

    public FlowSolver(FlowContext context)
    {
        _context = context;
        _transfer = new Transfer(context, state => Throw(state, _region));
        _refinement = new BranchRefinement(context, _transfer);
    }

    /// <summary>Solves the whole graph; gives the states in which it ends.</summary>
    public StateSet Solve(bool record)
    {
        var entry = new StateSet();
        entry.Add(_transfer.Begin());
        return Solve(entry, 0, _context.Graph.Blocks.Length - 1, record);
    }

    private StateSet Solve(StateSet entry, int first, int last, bool record)
    {
        var frame = new FlowFrame(first, last);
        ControlFlowRegion? outerRegion = _region;
        _frames.Push(frame);
        foreach (SessionState state in entry.States)
            frame.Enter(first, state, fromBelow: false);

        _context.Log.IsOpen = false;
        while (frame.HasChanged && !_context.HasGivenUp)
        {
            frame.HasChanged = false;
            RunAll(frame, onlyStale: true);
        }

        _context.Log.IsOpen = record;
        if (record)
            RunAll(frame, onlyStale: false);

        _frames.Pop();
        _region = outerRegion;
        return frame.Exit;
    }

    private void RunAll(FlowFrame frame, bool onlyStale)
    {
        for (int ordinal = frame.First; ordinal <= frame.Last; ordinal++)
        {
            bool isStale = frame.TakeStale(ordinal);
            if ((isStale || !onlyStale) && frame.EntryOf(ordinal) is { } entry && _context.Spend())
                Run(_context.Graph.Blocks[ordinal], entry, frame);
        }

        foreach (KeyValuePair<ControlFlowRegion, StateSet> thrown in frame.ThrownInto)
            foreach (SessionState state in RunFinally(thrown.Key, thrown.Value).States)
                Throw(state, thrown.Key.EnclosingRegion?.EnclosingRegion);
    }

    private void Run(BasicBlock block, StateSet entry, FlowFrame frame)
    {
        StateSet? whenTrue = null, whenFalse = null;
        bool runsAtLeastOnce = RunsAtLeastOnce(block);
        foreach (SessionState state in entry.States.ToArray())
        {
            SessionState after = Run(block, state);
            if (after.IsUnreachable)
                continue;
            if (block.Kind == BasicBlockKind.Exit)
                frame.Exit.Add(after);
            if (block.ConditionKind == ControlFlowConditionKind.None)
            {
                (whenFalse ??= new()).Add(after);
                continue;
            }

            Split(block.BranchValue!, after, true, ref whenTrue);
            if (!runsAtLeastOnce)
                Split(block.BranchValue!, after, false, ref whenFalse);
        }

        if (runsAtLeastOnce && frame.EntryFromBelowOf(block.Ordinal) is { } later)
            foreach (SessionState state in later.States.ToArray())
                Split(block.BranchValue!, Run(block, state), false, ref whenFalse);

        bool jumpsWhenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        Follow(block, block.ConditionalSuccessor, jumpsWhenTrue ? whenTrue : whenFalse, frame);
        Follow(block, block.FallThroughSuccessor, jumpsWhenTrue || block.ConditionKind == ControlFlowConditionKind.None ? whenFalse : whenTrue, frame);
    }

    private SessionState Run(BasicBlock block, SessionState entry)
    {
        SessionState state = entry.Clone();
        _region = block.EnclosingRegion;
        foreach (IOperation operation in block.Operations)
            _transfer.Run(state, operation);
        if (block.BranchValue is { } value)
            if (block.ConditionKind != ControlFlowConditionKind.None)
                _transfer.Run(state, value);
            else if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
                _transfer.RunReturning(state, value);
            else
                _transfer.RunThrowing(state, value);
        return state;
    }

    private void Split(IOperation condition, SessionState after, bool outcome, ref StateSet? side)
    {
        SessionState refined = after.Clone();
        if (_refinement.Refine(refined, condition, outcome))
            (side ??= new()).Add(refined);
    }

    /// <summary>Whether the block begins a loop whose body counts as run: over a collection, or over a counter.</summary>
    private static bool RunsAtLeastOnce(BasicBlock block)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value)
            return false;

        IOperation call = value is IAwaitOperation await ? await.Operation : value;
        return call is IInvocationOperation { IsImplicit: true, Syntax.Parent: CommonForEachStatementSyntax } or IInvocationOperation { IsImplicit: true, Syntax: CommonForEachStatementSyntax }
            || (value.Syntax.Parent is ForStatementSyntax loop && loop.Condition == value.Syntax);
    }

    private void Follow(BasicBlock from, ControlFlowBranch? branch, StateSet? states, FlowFrame frame)
    {
        if (branch is null || states is null)
            return;

        if (branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
        {
            foreach (SessionState state in states.States)
                Throw(state, from.EnclosingRegion);
            return;
        }

        foreach (ControlFlowRegion region in branch.FinallyRegions)
            states = RunFinally(region, states);

        // In code that does not compile a finally region may have a way out of its own.
        if (branch.Destination is { } destination)
            foreach (SessionState state in states.States)
                FrameOf(destination.Ordinal)?.Enter(destination.Ordinal, Leave(state, branch.LeavingRegions), destination.Ordinal <= from.Ordinal);
        else if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && from.EnclosingRegion.Kind != ControlFlowRegionKind.Filter)
            foreach (SessionState state in states.States)
                frame.Exit.Add(state);
    }

    private StateSet RunFinally(ControlFlowRegion region, StateSet entry)
    {
        bool record = _context.Log.IsOpen;
        StateSet exit = Solve(entry, region.FirstBlockOrdinal, region.LastBlockOrdinal, record);
        _context.Log.IsOpen = record;
        return exit;
    }

    private SessionState Leave(SessionState state, IReadOnlyList<ControlFlowRegion> regions)
    {
        if (regions.Count == 0)
            return state;

        state = state.Clone();
        foreach (ControlFlowRegion region in regions)
        {
            foreach (ILocalSymbol local in region.Locals)
                Empty(state, _context.Variables.NumberOf(local));
            foreach (CaptureId capture in region.CaptureIds)
                Empty(state, _context.Variables.NumberOf(capture));
        }

        state.DropUnheld();
        return state;
    }

    private static void Empty(SessionState state, int variable)
    {
        if (variable >= 0)
            state[variable] = default;
    }

    /// <summary>An exception may leave <paramref name="region"/> here: the handlers around it may be reached in this state.</summary>
    private void Throw(SessionState state, ControlFlowRegion? region)
    {
        SessionState? thrown = null;
        for (; region?.EnclosingRegion is { } enclosing; region = enclosing)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;

            thrown ??= AsThrown(state);
            if (enclosing.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                ControlFlowRegion handler = enclosing.NestedRegions.First(nested => nested.Kind == ControlFlowRegionKind.Finally);
                FrameOf(handler.FirstBlockOrdinal)?.ThrowInto(handler, thrown);
                return;
            }

            foreach (ControlFlowRegion handler in enclosing.NestedRegions)
                if (handler.Kind != ControlFlowRegionKind.Try)
                    FrameOf(handler.FirstBlockOrdinal)?.Enter(handler.FirstBlockOrdinal, thrown, fromBelow: false);
        }
    }

    private SessionState AsThrown(SessionState state)
    {
        state = state.Clone();
        state.LoseWhatHolds();
        foreach (int capture in _context.Variables.Captures)
            state[capture] = default;
        return state;
    }

    /// <summary>The innermost range that has the block.</summary>
    private FlowFrame? FrameOf(int block) => _frames.FirstOrDefault(frame => frame.Contains(block));
}
