using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Spec;

/// <summary>What a file says of itself: which version of the built-in vocabulary it adds to, and who sees what it adds.</summary>
internal sealed partial class SpecReader
{
    private static readonly Regex VersionNumber = new(@"^(?<major>[0-9]{1,5})\.(?<minor>[0-9]{1,5})(?:\.(?<patch>[0-9]{1,5}))?(?:-[0-9A-Za-z.-]+)?\z");

    private static readonly Dictionary<string, SpecAccess> Accesses = new()
    {
        ["internal"] = SpecAccess.Internal,
        ["public"] = SpecAccess.Public,
    };

    private SpecAccess ReadAccess()
    {
        if (!IsOwn && _root.Has("access"))
            _root.Report(SpecProblemKind.BadValue, "what the library has is public: leave \"access\" out", _root.SpanOf("access"));
        return _root.Choice("access", Accesses);
    }

    private void ReadExtends()
    {
        var wanted = _root.OptionalText("extends");
        if (wanted is null)
            return;
        var place = _root.SpanOf("extends");
        if (!IsOwn)
            _root.Report(SpecProblemKind.BadValue, "the library's own file extends no other: leave \"extends\" out", place);
        else if (wanted.Trim().Length > 0 && !VersionNumber.IsMatch(wanted))
            _root.Report(SpecProblemKind.BadValue, "\"extends\" must be a version of SmtpGen's vocabulary, such as \"" + BuiltInSpec.Instance.Version + "\"", place);
        else if (wanted.Trim().Length > 0 && !Satisfies(BuiltInSpec.Instance.Version, wanted))
            _root.Report(
                SpecProblemKind.OtherVersion,
                $"the file extends version {wanted} of the built-in vocabulary, and the package in use has {BuiltInSpec.Instance.Version}: use the package that goes with it, or look whether the file is right for {BuiltInSpec.Instance.Version} and say so",
                place);
    }

    /// <summary>Whether one version has all that another one has: no older one, and nothing breaks but with the first number that is not 0.</summary>
    internal static bool Satisfies(string version, string wanted)
    {
        var (have, need) = (Numbers(version), Numbers(wanted));
        var fixedParts = need[0] > 0 ? 1 : 2;
        return have.Take(fixedParts).SequenceEqual(need.Take(fixedParts))
            && (have[1] > need[1] || (have[1] == need[1] && have[2] >= need[2]));
    }

    private static int[] Numbers(string version)
    {
        var match = VersionNumber.Match(version);
        return [.. new[] { "major", "minor", "patch" }.Select(part => match.Groups[part].Success ? int.Parse(match.Groups[part].Value, System.Globalization.CultureInfo.InvariantCulture) : 0)];
    }
}

/// <summary>Who sees what a project adds.</summary>
internal enum SpecAccess
{
    Internal,
    Public,
}
