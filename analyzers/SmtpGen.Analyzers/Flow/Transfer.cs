using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Carries a state over operations: who holds which client, what happens to it, and what an expression stands for.</summary>
internal sealed partial class Transfer(FlowContext context, Action<SessionState> mayThrow)
{
    /// <summary>Deeper expressions are left alone: they are generated, and the stack is not ours.</summary>
    private const int MaximumDepth = 200;

    private readonly ContractApplication _contracts = new(context);
    private SessionState _state = new(0);
    private int _depth;

    private FlowVariables Variables => context.Variables;

    private ClientTypes Clients => context.Library.Clients;

    /// <summary>Runs one operation on <paramref name="state"/>, which it changes.</summary>
    public void Run(SessionState state, IOperation operation)
    {
        _state = state;
        Evaluate(operation);
    }

    /// <summary>Runs what a block returns: from then on it is the caller's.</summary>
    public void RunReturning(SessionState state, IOperation value)
    {
        _state = state;
        FlowValue returned = Evaluate(value);
        context.Lives.Release(returned.Clients);
        state[Variables.Return] = returned;
    }

    /// <summary>Runs what a block throws.</summary>
    public void RunThrowing(SessionState state, IOperation value)
    {
        _state = state;
        Escape(Evaluate(value).Clients);
    }

    /// <summary>What an expression stands for, without running it.</summary>
    public FlowValue Peek(SessionState state, IOperation? operation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return Peek(state, conversion.Operand);
            case IAwaitOperation await:
                return Peek(state, await.Operation);
            case IInvocationOperation invocation when context.Replies.NumberOf(invocation) is >= 0 and int reply:
                return new(0, Bits.Of(reply));
            case ISimpleAssignmentOperation assignment:
                return Peek(state, assignment.Target);
            default:
                return PeekVariable(state, operation);
        }
    }

    /// <summary>A capture that has gone out of scope still names what was captured.</summary>
    private FlowValue PeekVariable(SessionState state, IOperation? operation)
    {
        FlowValue value = Variables.NumberOf(operation) is >= 0 and int number ? state[number] : default;
        return value == default && operation is IFlowCaptureReferenceOperation capture && Variables.ValueOf(capture.Id) is { } captured
            ? Peek(state, captured)
            : value;
    }

    private FlowValue Evaluate(IOperation? operation)
    {
        if (operation is null || context.HasGivenUp || _state.IsUnreachable)
            return default;
        if (++_depth > MaximumDepth)
            context.GiveUp();

        FlowValue value = Variables.NumberOf(operation) is >= 0 and int number ? _state[number] : Dispatch(operation);
        _depth--;
        return value;
    }

    private FlowValue Dispatch(IOperation operation)
    {
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IFlowCaptureOperation capture:
                return Store(Variables.NumberOf(capture.Id), Evaluate(capture.Value), capture.Value);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Evaluate(conversion.Operand);
            case IAwaitOperation await:
                return Evaluate(await.Operation);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IIsPatternOperation test:
                return Test(test);
            case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                return Change(operation);
            case IFieldReferenceOperation or IBinaryOperation { OperatorMethod: null } or IIsTypeOperation or IIsNullOperation:
                return EvaluateParts(operation, escape: false);
            default:
                return EvaluateParts(operation, escape: true);
        }
    }

    /// <summary>Runs the parts of an operation of which nothing else is known; clients that it takes in are out of sight from then on.</summary>
    private FlowValue EvaluateParts(IOperation operation, bool escape)
    {
        ulong replies = 0;
        foreach (IOperation part in operation.ChildOperations)
        {
            FlowValue value = Evaluate(part);
            replies |= value.Replies;
            if (escape)
                Escape(value.Clients);
        }

        return new(FromOutside(operation), replies);
    }

    private FlowValue Assign(ISimpleAssignmentOperation assignment)
    {
        FlowValue value = Evaluate(assignment.Value);
        NoteAssignment(assignment.Target, assignment.Value);
        int number = Variables.NumberOf(assignment.Target);
        if (number >= 0)
        {
            if (FlowVariables.IsShared(assignment.Target))
                Share(value.Clients);
            else if (Variables.IsOutside(number))
                context.Lives.Release(value.Clients);
            return Store(number, value, assignment.Value);
        }

        if (assignment.Target is not IDiscardOperation)
        {
            EvaluateParts(assignment.Target, escape: false);
            Escape(value.Clients);
        }

        return value;
    }

    private FlowValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        FlowValue value = Evaluate(deconstruction.Value);
        Escape(value.Clients);
        foreach (IOperation target in TupleElements(deconstruction.Target))
        {
            NoteAssignment(target, null);
            int number = Variables.NumberOf(target);
            if (number < 0)
                continue;

            bool isCode = value.Replies != 0 && target.Type?.SpecialType == SpecialType.System_Int32;
            if (isCode)
                context.Replies.Project(number, value.Replies, deconstruction.Value, isCode: true);
            _state[number] = new(FromOutside(target), isCode ? value.Replies : 0);
        }

        return default;
    }

    private FlowValue Test(IIsPatternOperation test)
    {
        FlowValue value = Evaluate(test.Value);
        ILocalSymbol? local = test.Pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol as ILocalSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol as ILocalSymbol,
            _ => null,
        };
        if (local is not null && Variables.NumberOf(local) is >= 0 and int number)
            Store(number, value, test.Value);
        return new(0, value.Replies);
    }

    private FlowValue Change(IOperation operation)
    {
        FlowValue value = EvaluateParts(operation, escape: true);
        if (operation is IAssignmentOperation assignment)
            NoteAssignment(assignment.Target, null);
        else if (operation is IIncrementOrDecrementOperation step)
            NoteAssignment(step.Target, null);
        return value;
    }

    private FlowValue Store(int number, FlowValue value, IOperation source)
    {
        if (number < 0)
            return value;

        context.Replies.Project(number, value.Replies, source);
        _state[number] = value;
        _state.DropUnheld();
        return value;
    }

    private void NoteAssignment(IOperation target, IOperation? value)
    {
        if (Variables.TargetOf(target) is { } symbol)
            _state.Conditions = context.Conditions.AfterAssignment(_state.Conditions, symbol, value);
    }

    private static IEnumerable<IOperation> TupleElements(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => TupleElements(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.SelectMany(TupleElements),
        _ => [target],
    };

    private void Share(ulong clients)
    {
        context.Lives.Release(clients);
        foreach (int site in Bits.In(clients))
        {
            FactState facts = _state.Site(site);
            facts.Share();
            if (facts.Exists)
                _state.SetSite(site, facts);
        }
    }

    /// <summary>The clients go where they cannot be seen: whatever holds them may do anything to them, now and later.</summary>
    private void Escape(ulong clients)
    {
        Share(clients);
        Forget(clients);
    }

    private void Forget(ulong clients)
    {
        foreach (int site in Bits.In(clients))
        {
            _state.ForgetAll(site);
            context.Disturb(site, ~0UL);
        }
    }

    /// <summary>A client that comes out of an operation of which nothing is known.</summary>
    private ulong FromOutside(IOperation operation)
    {
        if (!Clients.IsClientOrTaskOfOne(operation.Type))
            return 0;
        return Begin(operation, null, FactState.Outside);
    }

    /// <summary>A client comes into view; what an earlier pass over the same place brought is another one.</summary>
    private ulong Begin(object place, ITypeSymbol? created, in FactState facts)
    {
        int site = context.Sites.NumberOf(place, created);
        if (site < 0)
        {
            context.GiveUp();
            return 0;
        }

        if (_state.IsHeld(site))
        {
            int earlier = SiteTable.EarlierOf(site);
            FactState kept = FactState.Join(_state.Site(earlier), _state.Site(site));
            kept.Share();
            kept.Forget(~0UL);
            _state.SetSite(earlier, kept);
            _state.Rename(site, earlier);
        }

        _state.SetSite(site, facts);
        _state.SettleRefusals(site, ~0UL);
        return Bits.Of(site);
    }
}
