namespace SmtpGen.Generators;

/// <summary>The names of the pipeline's steps, for tests that look at what ran again.</summary>
internal static class TrackingNames
{
    public const string Texts = nameof(Texts);
    public const string Reading = nameof(Reading);
    public const string Problems = nameof(Problems);
    public const string Plan = nameof(Plan);
    public const string Verbs = nameof(Verbs);
    public const string VerbTable = nameof(VerbTable);
    public const string Facts = nameof(Facts);
    public const string Guards = nameof(Guards);
    public const string Declarations = nameof(Declarations);
    public const string Constants = nameof(Constants);
    public const string EnhancedStatuses = nameof(EnhancedStatuses);
    public const string Exceptions = nameof(Exceptions);
    public const string OptionTable = nameof(OptionTable);
    public const string OptionClasses = nameof(OptionClasses);
    public const string OptionSetters = nameof(OptionSetters);
    public const string OptionEnums = nameof(OptionEnums);
    public const string Mechanisms = nameof(Mechanisms);
    public const string Operations = nameof(Operations);
    public const string Vocabulary = nameof(Vocabulary);
}
