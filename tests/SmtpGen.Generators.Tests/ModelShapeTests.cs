using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Emit;
using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>What the pipeline caches is plain data that is equal when its parts are.</summary>
public class ModelShapeTests
{
    private static readonly Assembly Generators = typeof(SmtpGenerator).Assembly;

    public static TheoryData<Type> CachedTypes => [.. Walk([typeof(SpecReading), .. PlanTypes]).OrderBy(type => type.FullName)];

    private static IEnumerable<Type> PlanTypes
        => Generators.GetTypes().Where(type => type.Namespace == typeof(VerbPlan).Namespace && type is { IsVisible: false, IsAbstract: false, IsNested: false, IsGenericType: false } && type != typeof(SpecView));

    [Theory]
    [MemberData(nameof(CachedTypes))]
    public void A_cached_type_is_plain_and_equatable(Type type)
    {
        Assert.NotEqual(typeof(ISymbol).Assembly, type.Assembly);
        Assert.False(type.Name is "SyntaxNode" or "Location" or "Compilation");
        if (type.IsEnum)
            return;
        Assert.True(type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)), $"{type} must be equatable.");
        Assert.True(!typeof(IEnumerable).IsAssignableFrom(type) || type == typeof(string) || IsEquatableArray(type), $"{type} compares by reference.");
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(_ => IsOurs(type)))
            Assert.True(field.IsInitOnly, $"{type}.{field.Name} can change.");
    }

    [Fact]
    public void The_walk_reaches_the_entries_of_all_sections()
    {
        var types = Walk([typeof(SpecReading)]).ToHashSet();
        Assert.Superset(new HashSet<Type> { typeof(Argument), typeof(OptionValue), typeof(ErrorPayload), typeof(SpecProblem), typeof(ConditionalRule) }, types);
    }

    [Fact]
    public void Two_readings_of_one_text_are_equal_and_hash_alike()
    {
        var (one, other) = (SpecReading.Read(Repository.Spec), SpecReading.Read(Repository.Spec));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, SpecReading.Read(Small.Spec));
        Assert.Equal(OutputPlan.From(one), OutputPlan.From(other));
    }

    [Fact]
    public void The_spec_folder_knows_no_Roslyn()
        => Assert.All(
            Repository.Sources("generators/SmtpGen.Generators/Spec", "generators/SmtpGen.Generators/Plan"),
            path => Assert.DoesNotContain("CodeAnalysis", File.ReadAllText(path), StringComparison.Ordinal));

    [Fact]
    public void A_block_that_is_not_closed_is_noticed()
    {
        var writer = new SourceWriter();
        writer.Block("class C");
        Assert.Throws<InvalidOperationException>(() => writer.ToString());
    }

    /// <summary>Some types, and the types of what they hold.</summary>
    private static IEnumerable<Type> Walk(IEnumerable<Type> roots)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out var type))
        {
            if (!seen.Add(type))
                continue;
            if (IsEquatableArray(type) || Nullable.GetUnderlyingType(type) is not null)
                open.Push(type.GenericTypeArguments[0]);
            else if (IsOurs(type))
                Array.ForEach(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), field => open.Push(field.FieldType));
        }

        return seen.Where(type => Nullable.GetUnderlyingType(type) is null && type != typeof(int));
    }

    private static bool IsOurs(Type type) => type.Assembly == Generators && !type.IsEnum && !IsEquatableArray(type);

    private static bool IsEquatableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);
}
