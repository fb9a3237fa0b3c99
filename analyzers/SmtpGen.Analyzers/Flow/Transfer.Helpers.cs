using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Calls of methods whose bodies can be read.</summary>
internal sealed partial class Transfer
{
    /// <summary>Does what the method does; null, and nothing, where that is not known or of no interest.</summary>
    private FlowValue? Follow(HelperCall call)
    {
        if (Expected(ref call) is not { } summary)
            return null;
        if (!summary.Returns)
            return Leave(call);

        ulong[] clients = [.. summary.Effects.Select(effect => ClientsIn(effect.Variable, call))];
        if (!AreApart(clients))
            return null;

        foreach (FlowValue handedOn in call.Values)
            context.Lives.Release(handedOn.Clients);
        ThrowOutOf(summary, clients);
        if (summary.IsOpaque)
            AfterUnknownCall(call.Method, call.Arguments);
        return Perform(summary, clients, call);
    }

    /// <summary>The method never returns. It may throw, and has done who knows what until then.</summary>
    private FlowValue Leave(HelperCall call)
    {
        SessionState before = _state;
        _state = before.Clone();
        Escape(call.Receiver.Clients);
        foreach (FlowValue value in call.Values)
            Escape(value.Clients);
        AfterUnknownCall(call.Method, call.Arguments);
        mayThrow(_state);
        _state = before;
        _state.IsUnreachable = true;
        return default;
    }

    /// <summary>What the call is taken to do: what the contracts of its parameters say, and else what the body does.</summary>
    private HelperSummary? Expected(ref HelperCall call)
    {
        HelperSummary summary = SummaryOf(ref call) ?? HelperSummary.Unknown;
        HelperEffect[] promised = [.. Promised(call)];
        bool isKnown = summary != HelperSummary.Unknown;
        if (!isKnown && (promised.Length == 0 || call.Receiver.Clients != 0 || promised.Length < call.Values.Count(value => value.Clients != 0)))
            return null;

        bool returnsValue = !call.Method.ReturnsVoid && !WellKnown.IsTaskWithoutResult(call.Method.ReturnType)
            && !Clients.IsClientOrTaskOfOne(call.Method.ReturnType);
        return promised.Length == 0 ? summary : summary.With(promised, returnsValue);
    }

    private IEnumerable<HelperEffect> Promised(HelperCall call)
    {
        for (int i = 0; i < call.Values.Length; i++)
            if (call.Values[i].Clients != 0
                && call.Arguments[i].Parameter is { } parameter
                && parameter.Ordinal < call.Body.Parameters.Length
                && context.Library.ContractOf(parameter) is { Conditional.Count: 0, Always: var contract })
                yield return new(call.Body.Parameters[parameter.Ordinal], contract, contract.Touches, Leaks: false, After: null);
    }

    private HelperSummary? SummaryOf(ref HelperCall call)
    {
        if (call.Operation is IInvocationOperation invocation && context.Nested.Find(invocation) is { } function)
        {
            call = call with { Method = function.Method };
            return TakesClientsAsSuch(call) ? context.Summaries.Of(function.Method, function.Graph) : null;
        }

        bool isOfInterest = call.TakesClients
            || Clients.IsClientOrTaskOfOne(call.Operation.Type)
            || call.Arguments.Any(argument => argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter && Clients.IsClient(parameter.Type))
            || (call.IsOnThis && Clients.VariablesOf(call.Instance!.Type!).Count > 0);
        return isOfInterest && call.Method.MethodKind != MethodKind.DelegateInvoke && call.Method.DeclaringSyntaxReferences.Length > 0 && !call.MayBeOverridden
            && TakesClientsAsSuch(call)
            ? context.Summaries.Of(call.Body)
            : null;
    }

    /// <summary>A client that goes in as something else is not seen inside.</summary>
    private bool TakesClientsAsSuch(HelperCall call)
    {
        for (int i = 0; i < call.Values.Length; i++)
            if (call.Values[i].Clients != 0
                && !(call.Arguments[i].Parameter is { Ordinal: var ordinal } && ordinal < call.Body.Parameters.Length && Clients.IsClientOrTaskOfOne(call.Body.Parameters[ordinal].Type)))
                return false;
        return true;
    }

    /// <summary>The clients that the helper finds in a variable of its own view.</summary>
    private ulong ClientsIn(ISymbol variable, HelperCall call)
    {
        if (call.IndexOf(variable) is >= 0 and int argument)
            return call.Values[argument].Clients;
        if (variable is ITypeSymbol && call.Instance is not null)
            return call.Receiver.Clients;
        if (FlowVariables.IsOfThis(variable) && call.Instance is not null && !call.IsOnThis && call.Operation is not IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke })
            return 0;
        return Variables.NumberOf(variable) is >= 0 and int number ? _state[number].Clients : 0;
    }

    /// <summary>Whether no client goes in by two ways: a summary takes them for different ones.</summary>
    private static bool AreApart(ulong[] clients)
    {
        ulong seen = 0;
        foreach (ulong some in clients)
        {
            if ((seen & some) != 0)
                return false;
            seen |= some;
        }

        return true;
    }

    /// <summary>The helper may be left by an exception when it has done only a part.</summary>
    private void ThrowOutOf(HelperSummary summary, ulong[] clients)
    {
        SessionState thrown = _state.Clone();
        if (summary.IsOpaque)
            thrown.ForgetShared();
        for (int i = 0; i < clients.Length; i++)
            foreach (int site in Bits.In(clients[i]))
            {
                FactState facts = thrown.Site(site);
                facts.Forget(summary.Effects[i].Disturbs);
                if (facts.Exists && thrown.Site(site).Exists)
                    thrown.SetSite(site, facts);
            }

        mayThrow(thrown);
    }

    private FlowValue Perform(HelperSummary summary, ulong[] clients, HelperCall call)
    {
        bool givesReply = summary.ReturnsReply && summary.Effects.Count(effect => effect.Contract.Touches != 0) == 1;
        ulong replies = 0;
        for (int i = 0; i < clients.Length; i++)
        {
            HelperEffect effect = summary.Effects[i];
            Effects contract = summary.ReturnsReply && !givesReply ? Doubtful(effect.Contract) : effect.Contract;
            if (clients[i] == 0)
            {
                if (contract.Touches != 0)
                    ForgetShared(0);
                continue;
            }

            FactState before = _contracts.Move(_state, new OperationContract(contract, []), OperationOf(effect, call), call.Method, clients[i]);
            if (effect.Leaks)
                Share(clients[i]);
            if (givesReply && contract.Touches != 0)
                replies = NoteReply(call.Operation, contract, clients[i], before);
        }

        var made = new Dictionary<ulong, ulong>();
        foreach (HelperEffect effect in summary.Effects)
            if (effect.After is { } after)
                Put(effect.Variable, Realize(after, effect.Variable, made, summary, clients, call), call);
        ulong returned = summary.Returned is { } outcome ? Realize(outcome, call.Method, made, summary, clients, call) : FromOutside(call.Operation);
        return new(returned, replies);
    }

    /// <summary>Where a report about the client belongs: at the argument that it is, or else at the call.</summary>
    private static IOperation OperationOf(HelperEffect effect, HelperCall call)
        => call.IndexOf(effect.Variable) is >= 0 and int index && !call.Arguments[index].IsImplicit ? call.Arguments[index] : call.Operation;

    /// <summary>A test of what is returned may mean that a command was refused, and nobody knows which: what the helper changes is uncertain.</summary>
    private static Effects Doubtful(Effects contract)
        => new() { Requires = contract.Requires, Forbids = contract.Forbids, Forgets = contract.Touches };

    /// <summary>A test of the reply tells a refusal; which of the helper's steps it was for is not known, nor how the facts are then.</summary>
    private ulong NoteReply(IOperation operation, Effects contract, ulong clients, FactState before)
    {
        int reply = context.Replies.NumberOf(operation, contract, isOpaque: true);
        if (reply < 0 || !before.Exists)
            return 0;

        _state.SetRefusal(reply, new Refusal(clients, contract.Touches, before));
        return Bits.Of(reply);
    }

    private void Put(ISymbol variable, ulong client, HelperCall call)
    {
        int number = Variables.NumberOf(variable);
        if (call.IndexOf(variable) is >= 0 and int index)
        {
            if (call.Arguments[index].Parameter?.RefKind is not (RefKind.Ref or RefKind.Out))
                return;
            NoteAssignment(call.Arguments[index].Value, null);
            number = Variables.NumberOf(call.Arguments[index].Value);
        }
        else if (call.Operation is IObjectCreationOperation)
        {
            return;
        }

        if (number < 0)
            return;
        _state[number] = new(client, 0);
        _state.DropUnheld();
    }

    /// <summary>The client of an outcome, on this side of the call.</summary>
    private ulong Realize(ClientOutcome outcome, ISymbol place, Dictionary<ulong, ulong> made, HelperSummary summary, ulong[] clients, HelperCall call)
    {
        if (outcome.Found is { } found)
        {
            for (int i = 0; i < clients.Length; i++)
                if (SymbolEqualityComparer.Default.Equals(summary.Effects[i].Variable, found))
                    return clients[i];
            return ClientsIn(found, call);
        }

        if (!outcome.Facts.Exists)
            return 0;
        if (outcome.Identity != 0 && made.TryGetValue(outcome.Identity, out ulong known))
            return known;

        ulong client = Begin((call.Operation, place), outcome.Created, outcome.Facts);
        if (outcome.Identity != 0)
            made.Add(outcome.Identity, client);
        return client;
    }
}
