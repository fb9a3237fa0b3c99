namespace SmtpGen.Generators.Plan;

/// <summary>The texts of enhanced status codes: of codes, and of subjects for the codes that have none of their own.</summary>
internal sealed record EnhancedStatusPlan(EquatableArray<EnhancedStatusText> Texts)
{
    public static EnhancedStatusPlan From(SpecView spec) => new(spec.Own.EnhancedStatusCodes
        .Where(status => status.Subject is not null)
        .OrderBy(status => status.Detail is null)
        .Select(status => new EnhancedStatusText(status.Subject!.Value, status.Detail, status.About))
        .ToEquatableArray());
}

/// <param name="Detail">Null for any other.</param>
internal sealed record EnhancedStatusText(int Subject, int? Detail, string Text);
