using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Calls: on a client, with a client, and those of which nothing is known.</summary>
internal sealed partial class Transfer
{
    /// <summary>The clients that a graph is handed, or finds, as it begins.</summary>
    public SessionState Begin()
    {
        _state = new SessionState(Variables.Count + 1);
        foreach ((int variable, ISymbol symbol) in Variables.Outside)
        {
            (ITypeSymbol? created, FactState facts) = EntryFacts.Of(symbol, context);
            ulong client = Begin(symbol, created, facts);
            _state[variable] = new(client, 0);
            foreach (int site in Bits.In(client))
                _state.Pin(site);
        }

        return _state;
    }

    private FlowValue Create(IObjectCreationOperation creation)
    {
        FlowValue[] arguments = [.. creation.Arguments.Select(argument => Evaluate(argument.Value))];
        bool isClient = Clients.IsClient(creation.Type);
        if (!isClient && creation.Constructor is { } constructor && Follow(new HelperCall(creation, constructor, null, default, creation.Arguments, arguments)) is not null)
            return default;

        foreach (FlowValue argument in arguments)
            Escape(argument.Clients);
        mayThrow(_state);
        if (isClient)
            return new(Make(creation, creation.Type, creation.Arguments), 0);

        AfterUnknownCall(creation.Constructor, creation.Arguments);
        return default;
    }

    private FlowValue ReadProperty(IPropertyReferenceOperation property)
    {
        FlowValue receiver = Evaluate(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments)
            Escape(Evaluate(argument).Clients);
        if (WellKnown.PassesTaskOn(property.Property))
            return receiver;
        if (property.Property.GetMethod is { } getter && property.Arguments.Length == 0 && Clients.IsClientOrTaskOfOne(property.Type)
            && Follow(new HelperCall(property, getter, property.Instance, receiver, property.Arguments, [])) is { } followed)
            return followed;

        if (receiver.Clients != 0 && ContractOf(property.Property, property.Instance, receiver.Clients) is { } contract)
        {
            _contracts.Apply(_state, contract, property, property.Property, receiver.Clients);
            if (context.Library.Expectations.Of(property.Property) == WordExpectation.Extension)
                Note(receiver.Clients, FactTable.HasReadOffers);
        }

        return new(FromOutside(property), receiver.Replies);
    }

    private FlowValue Invoke(IInvocationOperation invocation)
    {
        FlowValue receiver = Evaluate(invocation.Instance);
        FlowValue[] arguments = [.. invocation.Arguments.Select(argument => Evaluate(argument.Value))];
        IMethodSymbol method = invocation.TargetMethod;
        if (WellKnown.PassesTaskOn(method))
            return receiver;
        bool isOwnVerb = context.Library.IsOwnVerb(method);
        if (!isOwnVerb && Follow(new HelperCall(invocation, method, invocation.Instance, receiver, invocation.Arguments, arguments)) is { } followed)
            return followed;

        mayThrow(_state);
        IOperation? instance = Clients.IsClient(invocation.Instance?.Type) ? invocation.Instance : WithoutConversion(invocation.Instance);
        if (Clients.IsClient(instance?.Type))
        {
            EscapeArguments(invocation, arguments, from: 0);
            return new(FromOutside(invocation), CallOnClient(invocation, instance, receiver.Clients));
        }

        if (isOwnVerb && arguments.Length > 0)
        {
            EscapeArguments(invocation, arguments, from: 1);
            return new(FromOutside(invocation), CallOnClient(invocation, invocation.Arguments[0].Value, arguments[0].Clients));
        }

        if (method.IsStatic && Clients.IsClientOrTaskOfOne(invocation.Type) && context.Library.ContractOf(method, null) is { } factory)
            return Make(invocation, factory);

        Escape(receiver.Clients);
        EscapeArguments(invocation, arguments, from: 0);
        AfterUnknownCall(method, invocation.Arguments);
        return new(FromOutside(invocation), receiver.Replies);
    }

    /// <summary>What a call is really on, where it goes by an interface (<c>using</c> does).</summary>
    private static IOperation? WithoutConversion(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    private FlowValue Make(IInvocationOperation invocation, OperationContract contract)
    {
        ITypeSymbol? created = WellKnown.IsTask(invocation.Type) ? ((INamedTypeSymbol)invocation.Type!).TypeArguments[0] : invocation.Type;
        ulong client = Make(invocation, created, invocation.Arguments);
        _contracts.Apply(_state, contract, invocation, invocation.TargetMethod, client);
        return new(client, 0);
    }

    private ulong Make(IOperation maker, ITypeSymbol? created, ImmutableArray<IArgumentOperation> arguments)
    {
        // What a class of the program's own does with its arguments is not known.
        bool? allowsSecrets = context.Library.Declares(created) ? context.Library.Secrets.AreAllowedBy(arguments) : null;
        FactState facts = FactState.Fresh;
        if (allowsSecrets is null)
            facts.Forget(FactTable.AllowsSecretInClear);
        else if (allowsSecrets.Value)
            facts.Set(FactTable.AllowsSecretInClear);

        ulong client = Begin(maker, created, facts);
        foreach (int site in Bits.In(client))
            context.Lives.Make(site, maker);
        return client;
    }

    private ulong CallOnClient(IInvocationOperation invocation, IOperation? receiver, ulong clients)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (ContractOf(method, receiver, clients) is { } contract)
        {
            if (clients == 0)
                ForgetShared(0);
            ulong replies = _contracts.Apply(_state, contract, invocation, method, clients);
            NoteQuestions(invocation, clients);
            if (context.Sites.AreAnonymous(clients) && contract.Always.Touches != 0)
                ForgetShared(except: clients);
            return replies;
        }

        if (method.ContainingType?.SpecialType == SpecialType.System_Object)
            return 0;

        Forget(clients);
        context.Lives.Release(clients);
        AfterUnknownCall(method, invocation.Arguments);
        return 0;
    }

    /// <summary>Whoever asks for an extension, whatever the answer, has thought of it.</summary>
    private void NoteQuestions(IInvocationOperation invocation, ulong clients)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
            if (context.Library.Expectations.Of(argument.Parameter) == WordExpectation.Extension)
                Note(clients, argument.Value.ConstantValue is { HasValue: true, Value: string name } ? context.Library.Facts.AskedFor(name) : FactTable.HasReadOffers);
    }

    private void Note(ulong clients, ulong facts)
    {
        foreach (int site in Bits.In(clients))
        {
            FactState known = _state.Site(site);
            if (!known.Exists)
                continue;
            known.Set(facts);
            _state.SetSite(site, known);
        }
    }

    private OperationContract? ContractOf(ISymbol member, IOperation? receiver, ulong clients)
    {
        ITypeSymbol? created = context.Sites.CreatedType(clients);
        bool isOfDeclaredType = SymbolEqualityComparer.Default.Equals(receiver?.Type, member.ContainingType);
        return context.Library.ContractOf(member, created ?? (isOfDeclaredType || !Clients.IsClient(receiver?.Type) ? null : receiver?.Type));
    }

    private void EscapeArguments(IInvocationOperation invocation, FlowValue[] values, int from)
    {
        for (int i = from; i < values.Length; i++)
        {
            IArgumentOperation argument = invocation.Arguments[i];
            context.Lives.Release(values[i].Clients);
            if (values[i].Clients != 0 && argument.Parameter is { } parameter && context.Library.ContractOf(parameter) is { } contract)
                _contracts.Move(_state, contract, argument, invocation.TargetMethod, values[i].Clients);
            else if (!OnlyLooks(invocation.TargetMethod))
                Escape(values[i].Clients);

            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                Reassign(argument.Value);
        }
    }

    private void Reassign(IOperation target)
    {
        NoteAssignment(target, null);
        if (Variables.NumberOf(target) is >= 0 and int number)
            _state[number] = new(FromOutside(target), 0);
    }

    /// <summary>
    /// Code that cannot be seen has run: it may have used every client that others know of, and given the fields other clients.
    /// </summary>
    private void AfterUnknownCall(IMethodSymbol? method, IReadOnlyList<IArgumentOperation> arguments)
    {
        bool canReachClients = method is { MethodKind: MethodKind.DelegateInvoke }
            || context.Library.IsKnownTo(method?.ContainingAssembly)
            || arguments.Any(argument => argument.Value.Type?.TypeKind == TypeKind.Delegate);
        if (!canReachClients)
            return;

        ForgetShared(0);
        foreach ((int variable, ISymbol symbol) in Variables.Outside)
            if (FlowVariables.IsOfThis(symbol))
                _state[variable] = new(Begin(symbol, null, FactState.Outside), 0);
    }

    /// <summary>Code that cannot be seen, or speaks to a client of which nobody knows which it is, may have used those that others know of.</summary>
    private void ForgetShared(ulong except)
    {
        context.IsOpaque = true;
        _state.ForgetShared(except);
    }

    /// <summary>Whether the method can neither keep a client nor call it: null checks, comparisons, output.</summary>
    private bool OnlyLooks(IMethodSymbol method)
        => method.IsStatic
            && !context.Library.IsKnownTo(method.ContainingAssembly)
            && (method.ReturnsVoid || method.ReturnType.SpecialType == SpecialType.System_Boolean);
}
