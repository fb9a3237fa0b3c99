namespace SmtpGen.Tests.Harness;

/// <summary>Every flavour with every case.</summary>
internal static class Combinations
{
    public static TheoryData<Flavour, T> WithFlavours<T>(IEnumerable<T> cases)
    {
        var data = new TheoryData<Flavour, T>();
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            foreach (T item in cases)
                data.Add(flavour, item);
        }

        return data;
    }

    public static TheoryData<Flavour, T1, T2> WithFlavours<T1, T2>(IEnumerable<(T1, T2)> cases)
    {
        var data = new TheoryData<Flavour, T1, T2>();
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            foreach ((T1 first, T2 second) in cases)
                data.Add(flavour, first, second);
        }

        return data;
    }

    public static TheoryData<Flavour, T1, T2, T3> WithFlavours<T1, T2, T3>(IEnumerable<(T1, T2, T3)> cases)
    {
        var data = new TheoryData<Flavour, T1, T2, T3>();
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            foreach ((T1 first, T2 second, T3 third) in cases)
                data.Add(flavour, first, second, third);
        }

        return data;
    }
}
