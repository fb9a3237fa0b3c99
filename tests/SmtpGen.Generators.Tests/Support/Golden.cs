using System.Text;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>Compares text with a file that is kept. A difference is accepted by hand only: SMTPGEN_ACCEPT_GOLDENS=1, and the test fails still.</summary>
internal static class Golden
{
    public static void Check(string name, string actual) => CheckFile($"tests/SmtpGen.Generators.Tests/Goldens/{name}", actual);

    /// <summary>The same for a file anywhere in the repository.</summary>
    public static void CheckFile(string name, string actual)
    {
        var path = Repository.PathOf(name);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected == actual)
            return;
        if (Environment.GetEnvironmentVariable("SMTPGEN_ACCEPT_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
            Assert.Fail($"{name} was accepted: look at the difference, and run again without SMTPGEN_ACCEPT_GOLDENS.");
        }

        Assert.Fail($"{name} differs (SMTPGEN_ACCEPT_GOLDENS=1 accepts it):\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    /// <summary>The lines between the common beginning and the common end, with three lines around them.</summary>
    private static string Difference(string[] expected, string[] actual)
    {
        const int context = 3;
        var shorter = Math.Min(expected.Length, actual.Length);
        var start = Enumerable.Range(0, shorter).TakeWhile(i => expected[i] == actual[i]).Count();
        var end = Enumerable.Range(1, shorter - start).TakeWhile(i => expected[^i] == actual[^i]).Count();
        var text = new StringBuilder($"@@ line {start + 1} @@\n");
        Append(" ", expected[Math.Max(0, start - context)..start]);
        Append("-", expected[start..^end]);
        Append("+", actual[start..^end]);
        Append(" ", expected[^end..].Take(context));
        return text.ToString();

        void Append(string mark, IEnumerable<string> lines)
        {
            foreach (var line in lines)
                text.Append(mark).Append(line).Append('\n');
        }
    }
}
