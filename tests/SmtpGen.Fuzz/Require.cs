using System.Runtime.CompilerServices;

namespace SmtpGen.Fuzz;

/// <summary>Says what has to hold of an input, whatever the input is.</summary>
internal static class Require
{
    /// <exception cref="PropertyBrokenException">It does not hold.</exception>
    public static void That(bool holds, string because = "", [CallerArgumentExpression(nameof(holds))] string property = "")
    {
        if (!holds)
            throw new PropertyBrokenException(because.Length == 0 ? property : $"{property}: {because}");
    }

    /// <exception cref="PropertyBrokenException">The two differ.</exception>
    public static void Same<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string property = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new PropertyBrokenException($"{property} is <{actual}>, and <{expected}> was due");
    }

    /// <exception cref="PropertyBrokenException">The two differ.</exception>
    public static void SameItems<T>(IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string property = "")
    {
        if (!expected.SequenceEqual(actual))
            throw new PropertyBrokenException($"{property} is <{string.Join('|', actual)}>, and <{string.Join('|', expected)}> was due");
    }
}

/// <summary>The code under test broke what has to hold.</summary>
internal sealed class PropertyBrokenException(string message) : Exception(message);
