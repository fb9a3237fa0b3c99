namespace SmtpGen.Tests.Harness;

/// <summary>Every flavour with every case.</summary>
internal static class Combinations
{
    public static TheoryData<Flavour, T> Times<T>(this TheoryData<Flavour> flavours, IEnumerable<T> cases)
    {
        var data = new TheoryData<Flavour, T>();
        foreach (Flavour flavour in flavours.Values())
        {
            foreach (T item in cases)
                data.Add(flavour, item);
        }

        return data;
    }

    public static TheoryData<Flavour, T1, T2, T3> Times<T1, T2, T3>(this TheoryData<Flavour> flavours, IEnumerable<(T1, T2, T3)> cases)
    {
        var data = new TheoryData<Flavour, T1, T2, T3>();
        foreach (Flavour flavour in flavours.Values())
        {
            foreach ((T1 first, T2 second, T3 third) in cases)
                data.Add(flavour, first, second, third);
        }

        return data;
    }

    private static IEnumerable<Flavour> Values(this TheoryData<Flavour> flavours) => flavours.Select(row => (Flavour)row[0]);
}
