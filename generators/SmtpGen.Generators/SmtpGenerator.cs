using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Generators.Emit;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators;

/// <summary>Turns spec files into code: the library's into its typed half, a project's own into what it adds to the library.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SmtpGenerator : IIncrementalGenerator
{
    private const string RoleKey = "build_metadata.AdditionalFiles.SmtpGenRole";
    private const string LibraryRole = "Library";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Which files are spec files: the library's by a mark of its project, others by their names, and some by what stands in them.
        var texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Text: pair.Left, Role: RoleOf(pair.Left, pair.Right)))
            .Where(static file => file.Role is not null)
            .Select(static (file, token) => new SpecFile(file.Text.Path, file.Role!.Value, Read(file.Text, token)))
            .Where(static file => file.Role == SpecRole.Library || SpecFileName.IsOwn(file))
            .WithTrackingName(TrackingNames.Texts);

        // From text to facts. Places in the text stay with the problems, so white space does not make another spec.
        var readings = texts.Collect()
            .SelectMany(static (files, _) => SpecReading.ReadAll(files))
            .WithTrackingName(TrackingNames.Reading);

        // Mistakes, at their places in the files.
        var problems = readings
            .SelectMany(static (reading, _) => reading.Problems)
            .WithTrackingName(TrackingNames.Problems);
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(SpecDiagnostics.Create(problem)));

        // From facts to C#: what is written of the sound entries.
        var plans = readings
            .Where(static reading => reading.Spec is not null)
            .Select(static (reading, _) => OutputPlan.From(reading))
            .WithTrackingName(TrackingNames.Plan);

        // Verbs: a file each, unless there are very many, so that an edit of one writes that one again.
        var ranksOverloads = context.ParseOptionsProvider.Select(static (options, _) => CSharp.RanksOverloads(options));
        var verbs = plans.SelectMany(static (plan, _) => plan.Verbs).WithTrackingName(TrackingNames.Verbs);
        context.RegisterSourceOutput(verbs.Combine(ranksOverloads), static (output, pair) => SourceFile.Of(pair.Left, (writer, verb) => VerbEmitter.Write(writer, verb, pair.Right)).AddTo(output));
        WriteOne(context, plans, TrackingNames.VerbTable, static plan => plan.VerbTable, VerbTableEmitter.Emit);

        // What holds of a session.
        WriteOne(context, plans, TrackingNames.Facts, static plan => plan.Facts, FactsEmitter.Emit);
        WriteOne(context, plans, TrackingNames.Guards, static plan => plan.Facts, GuardsEmitter.Emit);
        WriteOne(context, plans, TrackingNames.Declarations, static plan => plan.Declarations, DeclarationEmitter.Emit);

        // Names for codes, keywords, ports and bounds, and what enhanced status codes say.
        Write(context, plans, TrackingNames.Constants, static plan => plan.Constants, ConstantsEmitter.Emit);
        WriteOne(context, plans, TrackingNames.EnhancedStatuses, static plan => plan.EnhancedStatuses, EnhancedStatusEmitter.Emit);

        // Errors.
        WriteGroups(context, plans, TrackingNames.Exceptions, static plan => plan.Exceptions, ExceptionEmitter.Write);

        // Options of commands.
        WriteOne(context, plans, TrackingNames.OptionTable, static plan => plan.OptionTable, OptionTableEmitter.Emit);
        WriteGroups(context, plans, TrackingNames.OptionClasses, static plan => plan.OptionClasses, OptionClassEmitter.Write);
        WriteGroups(context, plans, TrackingNames.OptionSetters, static plan => plan.OptionSetters, OptionSettersEmitter.Write);
        WriteGroups(context, plans, TrackingNames.OptionEnums, static plan => plan.OptionEnums, OptionEnumEmitter.Write);

        // Ways to log in.
        WriteOne(context, plans, TrackingNames.Mechanisms, static plan => plan.Mechanisms, MechanismsEmitter.Emit);

        // What the analyzer reads besides the contracts of verbs.
        WriteOne(context, plans, TrackingNames.Operations, static plan => plan.Operations, ContractEmitter.Emit);
        WriteOne(context, plans, TrackingNames.Vocabulary, static plan => plan.Vocabulary, VocabularyEmitter.Emit);
    }

    private static SpecRole? RoleOf(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        if (options.GetOptions(text).TryGetValue(RoleKey, out var role) && role == LibraryRole)
            return SpecRole.Library;
        return SpecFileName.MayBeOwn(text.Path) ? SpecRole.Own : null;
    }

    private static string? Read(AdditionalText text, CancellationToken token)
        => text.GetText(token) is { } content ? content.Length > SpecFile.LongestText ? null : content.ToString() : "";

    private static void Write<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<OutputPlan> plans,
        string name,
        Func<OutputPlan, IEnumerable<T>> kind,
        Func<T, SourceFile> emit)
        => context.RegisterSourceOutput(
            plans.SelectMany((plan, _) => kind(plan)).WithTrackingName(name), (output, plan) => emit(plan).AddTo(output));

    private static void WriteGroups<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<OutputPlan> plans,
        string name,
        Func<OutputPlan, EquatableArray<FileGroup<T>>> kind,
        Action<SourceWriter, T> write)
        where T : IEquatable<T>
        => Write(context, plans, name, plan => kind(plan), group => SourceFile.Of(group, write));

    private static void WriteOne<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<OutputPlan> plans,
        string name,
        Func<OutputPlan, T?> kind,
        Func<T, SourceFile> emit)
        where T : class
        => Write(context, plans, name, plan => kind(plan) is { } one ? [one] : Array.Empty<T>(), emit);
}
