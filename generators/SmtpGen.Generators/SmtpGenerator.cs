using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Emit;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators;

/// <summary>Turns a spec file into the typed half of the library.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SmtpGenerator : IIncrementalGenerator
{
    private const string RoleKey = "build_metadata.AdditionalFiles.SmtpGenRole";
    private const string LibraryRole = "Library";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The spec file of the library itself. A consumer's own files are a second role, which would branch off here.
        var texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue(RoleKey, out var role) && role == LibraryRole)
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(TrackingNames.Texts);

        // From text to facts. Places in the text stay with the problems, so white space does not make another spec.
        var readings = texts
            .Select(static (text, token) => (text.Path, Reading: SpecReader.Read(text.GetText(token)?.ToString() ?? "")))
            .WithTrackingName(TrackingNames.Reading);

        // Mistakes, at their places in the file.
        var problems = readings
            .SelectMany(static (file, _) => file.Reading.Problems.Select(problem => (file.Path, Problem: problem)))
            .WithTrackingName(TrackingNames.Problems);
        context.RegisterSourceOutput(problems, static (output, file) => output.ReportDiagnostic(SpecDiagnostics.Create(file.Problem, file.Path)));

        // The facts of the sound entries.
        var specs = readings
            .SelectMany(static (file, _) => file.Reading.Spec is { } spec ? [spec] : Array.Empty<SmtpSpec>())
            .WithTrackingName(TrackingNames.Spec);

        // Verbs: a file each, so that an edit of one writes that one again.
        var ranksOverloads = context.ParseOptionsProvider.Select(static (options, _) => CSharp.RanksOverloads(options));
        var verbs = specs.SelectMany(static (spec, _) => VerbPlan.From(spec)).WithTrackingName(TrackingNames.Verbs);
        Write(context, verbs.Combine(ranksOverloads), static pair => VerbEmitter.Emit(pair.Left, pair.Right));
        Write(context, specs.Select(static (spec, _) => VerbTablePlan.From(spec)).WithTrackingName(TrackingNames.VerbTable), VerbTableEmitter.Emit);

        // What holds of a session.
        var facts = specs.Select(static (spec, _) => FactsPlan.From(spec)).WithTrackingName(TrackingNames.Facts);
        Write(context, facts, FactsEmitter.Emit);
        Write(context, facts, GuardsEmitter.Emit);

        // Names for codes, keywords, ports and bounds.
        Write(context, specs.SelectMany(static (spec, _) => ConstantsPlan.From(spec)).WithTrackingName(TrackingNames.Constants), ConstantsEmitter.Emit);

        // What enhanced status codes say.
        Write(context, specs.Select(static (spec, _) => EnhancedStatusPlan.From(spec)).WithTrackingName(TrackingNames.EnhancedStatuses), EnhancedStatusEmitter.Emit);

        // Errors.
        Write(context, specs.SelectMany(static (spec, _) => ExceptionPlan.From(spec)).WithTrackingName(TrackingNames.Exceptions), ExceptionEmitter.Emit);

        // Options of commands.
        Write(context, specs.Select(static (spec, _) => OptionTablePlan.From(spec)).WithTrackingName(TrackingNames.OptionTable), OptionTableEmitter.Emit);
        Write(context, specs.SelectMany(static (spec, _) => OptionClassPlan.From(spec)).WithTrackingName(TrackingNames.OptionClasses), OptionClassEmitter.Emit);
        Write(context, specs.SelectMany(static (spec, _) => OptionEnumPlan.From(spec)).WithTrackingName(TrackingNames.OptionEnums), OptionEnumEmitter.Emit);

        // Ways to log in.
        Write(context, specs.Select(static (spec, _) => MechanismsPlan.From(spec)).WithTrackingName(TrackingNames.Mechanisms), MechanismsEmitter.Emit);

        // What the analyzer reads besides the contracts of verbs.
        Write(context, specs.Select(static (spec, _) => OperationsPlan.From(spec)).WithTrackingName(TrackingNames.Operations), ContractEmitter.Emit);
        Write(context, specs.Select(static (spec, _) => VocabularyPlan.From(spec)).WithTrackingName(TrackingNames.Vocabulary), VocabularyEmitter.Emit);
    }

    private static void Write<T>(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> plans, Func<T, SourceFile> emit)
        => context.RegisterSourceOutput(plans, (output, plan) => emit(plan).AddTo(output));
}
