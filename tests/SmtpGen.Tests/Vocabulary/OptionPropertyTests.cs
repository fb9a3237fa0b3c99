using System.Reflection;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Vocabulary;

/// <summary>Whatever a typed property is set to: it refuses the value, or what it writes is of the option's grammar and fits its length.</summary>
public class OptionPropertyTests
{
    private const int Values = 400;
    private const string Letters = "abcXYZ019.-_+=@<>\"\\;:,/!#% \t\r\n\0äß\u0085\u2028€";

    public static TheoryData<OptionCase> Cases => [.. OptionCase.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_it_writes_is_of_the_grammar(OptionCase one)
    {
        var random = new Random(one.Text.Length);
        PropertyInfo property = one.Property();
        int written = 0;
        for (int turn = 0; turn < Values; turn++)
        {
            SmtpOptions options = one.Empty();
            try
            {
                property.SetValue(options, ValueFor(one, property, random));
            }
            catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentException)
            {
                continue;
            }
            written++;
            string text = options.ToString();
            Assert.True(text.Length == 0 || OptionGrammar.Allows(one.Verb, text), text);
            Assert.True(one.Option.MaximumLength == 0 || text.Length <= one.Keyword.Length + 1 + one.Option.MaximumLength, text);
        }
        Assert.InRange(written, 20, Values);
    }

    private static object? ValueFor(OptionCase one, PropertyInfo property, Random random)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(long))
            return random.NextInt64(-20, 1_100_000_000) % (one.Option.Maximum < 100 ? 12 : long.MaxValue);
        if (type == typeof(string))
            return TextFor(one, random);
        if (type == typeof(DateTimeOffset))
            return TimeFor(random);
        if (type.IsEnum)
            return Enum.ToObject(type, random.Next(-1, 18));
        if (type == typeof(SmtpDeliverBy))
            return new SmtpDeliverBy(TimeSpan.FromSeconds(random.Next(1, 999_999_999)), (SmtpDeliverByMode)random.Next(2), random.Next(2) == 0);
        if (type == typeof(SmtpTracking))
            return SmtpTracking.FromSecret(BitConverter.GetBytes(random.Next()), random.Next(2) == 0 ? null : TimeSpan.FromSeconds(random.Next(999_999_999)));
        Assert.Equal(typeof(SmtpRecipientValidSince), type);
        return new SmtpRecipientValidSince(TimeFor(random), random.Next(3) is > 0 and var action ? (SmtpRrvsAction)(action - 1) : null);
    }

    // A value that is right, or close to one that is, or of any letters.
    private static string TextFor(OptionCase one, Random random)
    {
        string text = random.Next(3) == 0 ? "" : (string)one.Value(one.Property())!;
        for (int change = random.Next(6); change > 0; change--)
            text = text.Insert(random.Next(text.Length + 1), Letters[random.Next(Letters.Length)].ToString());
        return random.Next(20) == 0 ? string.Concat(Enumerable.Repeat(text, 60)) : text;
    }

    private static DateTimeOffset TimeFor(Random random)
        => new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.NextInt64(10_000_000_000)).AddTicks(random.Next(10_000_000)).ToOffset(TimeSpan.FromHours(random.Next(-12, 13)));
}
