namespace SmtpGen.Analyzers.Flow;

/// <summary>Sets of small numbers as bits.</summary>
internal static class Bits
{
    public static ulong Of(int number) => 1UL << number;

    public static IEnumerable<int> In(ulong bits)
    {
        for (int number = 0; bits != 0; number++, bits >>= 1)
            if ((bits & 1) != 0)
                yield return number;
    }

    /// <summary>The one number in <paramref name="bits"/>; negative when there is none, or more.</summary>
    public static int Only(ulong bits)
    {
        if (bits == 0 || (bits & (bits - 1)) != 0)
            return -1;
        return In(bits).First();
    }
}
