using System.Globalization;
using CsCheck;

namespace SmtpGen.Tests.Properties;

/// <summary>
/// Something that holds of all values of a kind, tried on many of them. Which ones is drawn from a seed that stays the same, so that a run says
/// of the code, and of nothing else, whether it is right; another seed, and more of them, are chosen by variables.
/// </summary>
internal static class Property
{
    private const string SeedVariable = "SMTPGEN_PROPERTY_SEED";
    private const string FactorVariable = "SMTPGEN_PROPERTY_FACTOR";

    /// <summary>How many values CsCheck tries, to find a smaller one that the property does not hold of.</summary>
    private const int Attempts = 20_000;

    private static readonly ulong Seed = Number(SeedVariable, 5321);
    private static readonly ulong Factor = Number(FactorVariable, 1);

    /// <summary>Tries so many values. The first that is refused is told of by CsCheck, with the smallest that it then finds.</summary>
    public static void Holds<T>(Gen<T> values, int count, Action<T> check)
    {
        for (uint turn = 0; turn < (uint)count * Factor; turn++)
        {
            try
            {
                check(values.Generate(new PCG(turn, Seed), null, out _));
            }
            catch (Exception)
            {
                values.Sample(check, seed: new PCG(turn, Seed).ToString(), iter: Attempts, threads: 1);
                throw;
            }
        }
    }

    private static ulong Number(string variable, ulong otherwise)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
