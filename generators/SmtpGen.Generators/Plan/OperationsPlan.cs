namespace SmtpGen.Generators.Plan;

/// <summary>The contracts of the hand-written members, for each type of client.</summary>
internal sealed record OperationsPlan(EquatableArray<ClientPlan> Clients)
{
    public static OperationsPlan From(SpecView spec)
        => new(spec.Own.Operations.GroupBy(operation => operation.Type ?? TypeNames.Client).Select(type => new ClientPlan(
            type.Key, type.Select(operation => ContractPlan.Of(operation, spec)).ToEquatableArray())).ToEquatableArray());
}

/// <summary>The contracts of the hand-written members of one type.</summary>
internal sealed record ClientPlan(string Type, EquatableArray<ContractPlan> Contracts);
